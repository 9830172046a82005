package dev.sightline.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A stream's ticks as times from its first frame. A frame without a usable time, or with one that is not after the
 * frame before, is taken to follow that frame at the stream's rate.
 */
final class StreamTimes {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** 73 years: a time beyond is damage, and must not run over when frames follow. */
    private static final long MAX_NANOS = Long.MAX_VALUE / 4;

    private static final long NANOS_PER_HOUR = 3600 * NANOS_PER_SECOND;

    private final int numerator;
    private final int denominator;
    private final long start;
    private final long nanosPerFrame;
    private long last = -1;

    /** Times in units of {@code unit} seconds, the first frame being at {@code start}, which may be unknown. */
    StreamTimes(AVRational unit, long start, FrameRate rate) {
        this.numerator = unit.num();
        this.denominator = unit.den();
        this.start = start == avutil.AV_NOPTS_VALUE ? 0 : start;
        this.nanosPerFrame = Math.max(1, Math.min(NANOS_PER_HOUR, rate.timeOf(1).toNanos()));
    }

    /** The time of the next frame in the order shown. */
    Duration next(long ticks) {
        long nanos = ticks == avutil.AV_NOPTS_VALUE ? -1 : nanos(ticks - start);
        if (nanos <= last || nanos > MAX_NANOS) {
            nanos = last < 0 ? 0 : last + nanosPerFrame;
        }
        last = nanos;
        return Duration.ofNanos(nanos);
    }

    /** Nanoseconds, rounded to nearest; negative where no {@code long} holds them. */
    private long nanos(long ticks) {
        return avutil.av_rescale(ticks, numerator * NANOS_PER_SECOND, denominator);
    }
}

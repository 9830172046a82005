package dev.sightline.video;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Images on their way into an MP4 file. Owns the native encoder, file and buffers until it is closed. */
final class FrameTrack implements AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Finer than any display, and a multiple of the rate, so that evenly spaced times stay exact. */
    private static final int MIN_TICKS_PER_SECOND = 10_000;

    private final Path target;
    private final int ticksPerSecond;
    private final long ticksPerFrame;
    private final RgbFrame rgb;
    private final Scaler scaler;
    private final AVFrame yuv;
    private final AVPacket packet;
    private final H264Encoder encoder;
    private final Mp4Sink sink;
    private long last = -1;

    FrameTrack(Path target, Path aside, VideoFormat format) {
        this.target = target;
        FrameRate rate = format.frameRate();
        this.ticksPerSecond = ticksPerSecond(rate);
        this.ticksPerFrame = Math.max(1, (long) ticksPerSecond / rate.numerator() * rate.denominator());
        Size even =
                new Size(evenSide(format.size().width()), evenSide(format.size().height()));
        this.encoder = new H264Encoder(even, rate, ticksPerSecond, target);
        this.sink = openSink(aside);
        this.rgb = new RgbFrame(even, target);
        this.scaler = new Scaler(target);
        this.yuv = NativeFrames.allocate(even, avutil.AV_PIX_FMT_YUV420P, target);
        this.packet = avcodec.av_packet_alloc();
        yuv.color_range(avutil.AVCOL_RANGE_MPEG);
        yuv.colorspace(ColorMatrix.forSize(even.width(), even.height()));
    }

    private Mp4Sink openSink(Path aside) {
        try {
            return new Mp4Sink(target, aside, encoder);
        } catch (RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    private static int evenSide(int side) {
        return side + side % 2;
    }

    private static int ticksPerSecond(FrameRate rate) {
        int multiple = (MIN_TICKS_PER_SECOND + rate.numerator() - 1) / rate.numerator();
        return rate.numerator() * Math.max(1, multiple);
    }

    /** Encodes an image of the format's size. */
    void add(Image image, Duration time) {
        long ticks = ticks(time);
        if (ticks <= last) {
            throw new IllegalArgumentException("an image of " + target + " must be shown at least 1/" + ticksPerSecond
                    + " s after the one before, received " + time);
        }
        last = ticks;
        rgb.put(image);
        Ffmpeg.check(avutil.av_frame_make_writable(yuv), target, "no memory for a frame");
        scaler.convert(rgb.frame(), yuv);
        yuv.pts(ticks);
        encoder.send(yuv);
        writePackets();
    }

    private long ticks(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("an image's time is 0 or more, received " + time);
        }
        return Math.addExact(
                Math.multiplyExact(time.getSeconds(), (long) ticksPerSecond),
                Math.round((double) time.getNano() * ticksPerSecond / NANOS_PER_SECOND));
    }

    private void writePackets() {
        while (encoder.receive(packet)) {
            packet.duration(ticksPerFrame);
            sink.write(packet, encoder.context());
        }
    }

    /** Encodes what is still buffered and writes the index. */
    void finish() {
        encoder.send(null);
        writePackets();
        sink.finish();
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(yuv);
        scaler.close();
        rgb.close();
        sink.close();
        encoder.close();
    }
}

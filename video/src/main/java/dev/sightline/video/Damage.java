package dev.sightline.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** What a reader had to do without, told when the video has ended. */
final class Damage {

    private int damaged;
    private @Nullable Duration first;

    /** Notes a frame that the decoder had to make up in part. */
    void look(AVFrame frame, Duration time) {
        if (frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
            damaged++;
            if (first == null) {
                first = time;
            }
        }
    }

    /** Throws if not everything was there. */
    void check(Path file, FrameDecoder decoder, int promised, int frames) {
        List<String> losses = new ArrayList<>();
        if (decoder.readError() != 0) {
            losses.add("reading stopped: " + Ffmpeg.describe(decoder.readError()));
        }
        if (decoder.packets() < promised) {
            losses.add("it is cut off: " + decoder.packets() + " of " + promised + " packets are there");
        }
        if (decoder.lost() > 0) {
            losses.add(decoder.lost() + " packets could not be decoded");
        }
        if (damaged > 0) {
            losses.add(damaged + " pictures are damaged, the first at " + first);
        }
        if (frames == 0) {
            losses.add("no picture could be decoded");
        }
        if (!losses.isEmpty()) {
            throw new VideoException(file, String.join("; ", losses) + " (pictures read: " + frames + ")");
        }
    }
}

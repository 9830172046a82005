package dev.sightline.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** What a reader had to do without, reported when the video has ended. */
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
    void check(VideoSource source, FrameDecoder decoder, int frames) {
        List<String> losses = new ArrayList<>();
        if (decoder.readError() != 0) {
            losses.add("reading stopped: " + Ffmpeg.describe(decoder.readError()));
        }
        OuterStructure structure = source.structure();
        if (structure.isCutOff()) {
            losses.add("it is cut off: " + structure.length() + " of " + structure.stated() + " bytes are there");
        } else if (decoder.packets() < source.indexed()) {
            losses.add("it ends early: " + decoder.packets() + " of " + source.indexed() + " packets are there");
        }
        if (decoder.lost() > 0) {
            losses.add("packets that could not be decoded: " + decoder.lost());
        }
        if (damaged > 0) {
            losses.add("damaged images: " + damaged + ", the first at " + first);
        }
        if (frames == 0) {
            losses.add("no image could be decoded");
        }
        if (!losses.isEmpty()) {
            throw new VideoException(source.file(), String.join("; ", losses) + " (images read: " + frames + ")");
        }
    }
}

package dev.sightline.video;

import dev.sightline.core.contract.Size;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Makes native frames. */
final class NativeFrames {

    private NativeFrames() {}

    /** A frame with buffers, to be freed by the caller. */
    static AVFrame allocate(Size size, int pixelFormat, Path file) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.width(size.width()).height(size.height()).format(pixelFormat);
        int code = avutil.av_frame_get_buffer(frame, 0);
        if (code < 0) {
            avutil.av_frame_free(frame);
            throw new VideoException(file, "no memory for a frame of " + size + ": " + Ffmpeg.describe(code));
        }
        return frame;
    }
}

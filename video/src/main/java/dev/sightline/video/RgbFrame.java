package dev.sightline.video;

import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A native frame with buffers of its own, and the copies between RGB rows and images. Freed by closing. */
final class RgbFrame implements AutoCloseable {

    private static final int CHANNELS = 3;

    private final AVFrame frame;

    /** A frame of 8-bit RGB. */
    RgbFrame(Size size, Path file) {
        this.frame = NativeFrames.allocate(size, avutil.AV_PIX_FMT_RGB24, file);
        frame.color_range(avutil.AVCOL_RANGE_JPEG);
    }

    AVFrame frame() {
        return frame;
    }

    /** A copy of the rows. */
    Image image() {
        int rowBytes = frame.width() * CHANNELS;
        byte[] rgb = new byte[Math.multiplyExact(rowBytes, frame.height())];
        BytePointer rows = frame.data(0);
        for (int y = 0; y < frame.height(); y++) {
            rows.position((long) y * frame.linesize(0)).get(rgb, y * rowBytes, rowBytes);
        }
        return new Image(frame.width(), frame.height(), rgb);
    }

    /** Fills the frame; where it is larger than the image, the image's last column and row are repeated. */
    void put(Image image) {
        int rowBytes = image.width() * CHANNELS;
        BytePointer rows = frame.data(0);
        for (int y = 0; y < frame.height(); y++) {
            int from = Math.min(y, image.height() - 1) * rowBytes;
            rows.position((long) y * frame.linesize(0)).put(image.rgb(), from, rowBytes);
            for (int x = image.width(); x < frame.width(); x++) {
                rows.position((long) y * frame.linesize(0) + (long) x * CHANNELS)
                        .put(image.rgb(), from + rowBytes - CHANNELS, CHANNELS);
            }
        }
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}

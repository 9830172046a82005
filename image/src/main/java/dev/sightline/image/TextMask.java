package dev.sightline.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A line of ASCII text as opacities (0-255), in OpenCV's stroke letters, which need no font on the machine.
 *
 * @param baseline rows from the top to the line the letters stand on
 * @param opacity {@code opacity[y * width + x]}
 */
@SuppressWarnings("ArrayRecordComponent") // Read once by the painter; equality is by identity.
public record TextMask(int width, int height, int baseline, byte[] opacity) {

    /** A capital is 21 units high at scale 1; fonts of the same size have capitals of about 0.73 of it. */
    private static final double SCALE = .73 / 21;

    /** The width of the text in pixels. */
    public static int width(String text, int size) {
        OpenCv.load();
        try (IntPointer below = new IntPointer(1L);
                Size measured = measure(text, size, below)) {
            return Math.max(1, measured.width());
        }
    }

    /** The text at a size comparable to a font's. */
    public static TextMask of(String text, int size) {
        OpenCv.load();
        try (IntPointer below = new IntPointer(1L);
                Size measured = measure(text, size, below)) {
            int width = Math.max(1, measured.width());
            int baseline = measured.height() + 2;
            int height = baseline + below.get() + 2;
            return new TextMask(width, height, baseline, draw(text, size, new int[] {width, height, baseline}));
        }
    }

    private static byte[] draw(String text, int size, int[] box) {
        byte[] opacity = new byte[box[0] * box[1]];
        try (Scalar black = new Scalar(0);
                Scalar white = new Scalar(255);
                Mat mask = new Mat(box[1], box[0], opencv_core.CV_8UC1, black);
                Point start = new Point(0, box[2]);
                BytePointer data = mask.data()) {
            int thickness = thickness(size);
            opencv_imgproc.putText(
                    mask,
                    text,
                    start,
                    opencv_imgproc.FONT_HERSHEY_SIMPLEX,
                    size * SCALE,
                    white,
                    thickness,
                    opencv_imgproc.LINE_AA,
                    false);
            data.get(opacity);
        }
        return opacity;
    }

    private static Size measure(String text, int size, IntPointer below) {
        return opencv_imgproc.getTextSize(
                text, opencv_imgproc.FONT_HERSHEY_SIMPLEX, size * SCALE, thickness(size), below);
    }

    private static int thickness(int size) {
        return Math.max(1, size / 11);
    }
}

package dev.sightline.image;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Images at another size, by OpenCV's {@code resize} or Pillow's anti-aliased one. Without state: safe on every thread. */
public final class Resize {

    private Resize() {}

    /** The image at this size; an image that has it already is returned as it is. */
    public static Image to(Image image, Size size, Interpolation interpolation) {
        if (has(image, size)) {
            return image;
        }
        return switch (interpolation) {
            case NEAREST -> openCv(image, size, opencv_imgproc.INTER_NEAREST);
            case BILINEAR -> openCv(image, size, opencv_imgproc.INTER_LINEAR);
            case BICUBIC -> openCv(image, size, opencv_imgproc.INTER_CUBIC);
            case AREA -> openCv(image, size, opencv_imgproc.INTER_AREA);
            case BILINEAR_ANTIALIASED -> AntialiasedResize.to(image, size, ResampleTaps.Filter.TRIANGLE);
            case BICUBIC_ANTIALIASED -> AntialiasedResize.to(image, size, ResampleTaps.Filter.CUBIC);
        };
    }

    /** Hands on the rows of the image at this size, from top to bottom, each as soon as it is made. */
    static void rows(Image image, Size size, Interpolation interpolation, PixelRows.Sink sink) {
        if (has(image, size)) {
            PixelRows.each(image, sink);
            return;
        }
        switch (interpolation) {
            case NEAREST, BILINEAR, BICUBIC, AREA -> PixelRows.each(to(image, size, interpolation), sink);
            case BILINEAR_ANTIALIASED -> AntialiasedResize.rows(image, size, ResampleTaps.Filter.TRIANGLE, sink);
            case BICUBIC_ANTIALIASED -> AntialiasedResize.rows(image, size, ResampleTaps.Filter.CUBIC, sink);
        }
    }

    private static boolean has(Image image, Size size) {
        return image.width() == size.width() && image.height() == size.height();
    }

    private static Image openCv(Image image, Size size, int code) {
        try (Mat source = OpenCv.matrix(image);
                Mat target = new Mat();
                org.bytedeco.opencv.opencv_core.Size wanted = OpenCv.size(size)) {
            opencv_imgproc.resize(source, target, wanted, 0, 0, code);
            return OpenCv.image(target);
        }
    }
}

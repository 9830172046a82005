package dev.sightline.image;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures at another size, by OpenCV's {@code resize} or Pillow's anti-aliased one. Without state: safe on every thread. */
public final class Resize {

    private Resize() {}

    /** The picture at this size; a picture that has it already is returned as it is. */
    public static Picture to(Picture picture, Size size, Interpolation interpolation) {
        if (has(picture, size)) {
            return picture;
        }
        return switch (interpolation) {
            case NEAREST -> openCv(picture, size, opencv_imgproc.INTER_NEAREST);
            case BILINEAR -> openCv(picture, size, opencv_imgproc.INTER_LINEAR);
            case BICUBIC -> openCv(picture, size, opencv_imgproc.INTER_CUBIC);
            case AREA -> openCv(picture, size, opencv_imgproc.INTER_AREA);
            case BILINEAR_ANTIALIASED -> AntialiasedResize.to(picture, size, ResampleTaps.Filter.TRIANGLE);
            case BICUBIC_ANTIALIASED -> AntialiasedResize.to(picture, size, ResampleTaps.Filter.CUBIC);
        };
    }

    /** Hands on the rows of the picture at this size, from top to bottom, each as soon as it is made. */
    static void rows(Picture picture, Size size, Interpolation interpolation, PixelRows.Sink sink) {
        if (has(picture, size)) {
            PixelRows.each(picture, sink);
            return;
        }
        switch (interpolation) {
            case NEAREST, BILINEAR, BICUBIC, AREA -> PixelRows.each(to(picture, size, interpolation), sink);
            case BILINEAR_ANTIALIASED -> AntialiasedResize.rows(picture, size, ResampleTaps.Filter.TRIANGLE, sink);
            case BICUBIC_ANTIALIASED -> AntialiasedResize.rows(picture, size, ResampleTaps.Filter.CUBIC, sink);
        }
    }

    private static boolean has(Picture picture, Size size) {
        return picture.width() == size.width() && picture.height() == size.height();
    }

    private static Picture openCv(Picture picture, Size size, int code) {
        try (Mat source = OpenCv.matrix(picture);
                Mat target = new Mat();
                org.bytedeco.opencv.opencv_core.Size wanted = OpenCv.size(size)) {
            opencv_imgproc.resize(source, target, wanted, 0, 0, code);
            return OpenCv.picture(target);
        }
    }
}

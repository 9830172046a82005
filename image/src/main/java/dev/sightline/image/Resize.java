package dev.sightline.image;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures at another size, by OpenCV's {@code resize}. Without state: safe on every thread. */
public final class Resize {

    private Resize() {}

    /** The picture at this size; a picture that has it already is returned as it is. */
    public static Picture to(Picture picture, Size size, Interpolation interpolation) {
        if (picture.width() == size.width() && picture.height() == size.height()) {
            return picture;
        }
        try (Mat source = OpenCv.matrix(picture);
                Mat target = new Mat();
                org.bytedeco.opencv.opencv_core.Size wanted = OpenCv.size(size)) {
            opencv_imgproc.resize(source, target, wanted, 0, 0, code(interpolation));
            return OpenCv.picture(target);
        }
    }

    private static int code(Interpolation interpolation) {
        return switch (interpolation) {
            case NEAREST -> opencv_imgproc.INTER_NEAREST;
            case BILINEAR -> opencv_imgproc.INTER_LINEAR;
            case BICUBIC -> opencv_imgproc.INTER_CUBIC;
            case AREA -> opencv_imgproc.INTER_AREA;
        };
    }
}

package dev.sightline.image;

import dev.sightline.core.contract.Size;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** The way in and out of OpenCV: bytes are copied to native memory and back, and whoever makes a matrix closes it. */
final class OpenCv {

    static {
        // Pools of Sightline work on many images at once; threads within one image would only compete with them.
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    /** Loads the library, as every other method does by being called. */
    static void load() {}

    /** A native copy of 8-bit RGB rows; owned by the caller. */
    static Mat matrix(Image image) {
        Mat matrix = new Mat(image.height(), image.width(), opencv_core.CV_8UC3);
        try (BytePointer data = matrix.data()) {
            data.put(image.rgb(), 0, image.rgb().length);
        }
        return matrix;
    }

    /** The bytes of a continuous 8-bit matrix with three channels. */
    static Image image(Mat matrix) {
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(matrix.cols(), matrix.rows()), 3)];
        try (BytePointer data = matrix.data()) {
            data.get(rgb, 0, rgb.length);
        }
        return new Image(matrix.cols(), matrix.rows(), rgb);
    }

    static org.bytedeco.opencv.opencv_core.Size size(Size size) {
        return new org.bytedeco.opencv.opencv_core.Size(size.width(), size.height());
    }
}

package dev.sightline.image;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.image.format.ImageException;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Images to PNG (lossless) and JPEG files or bytes. A file is replaced in one step; folders on the way are made.
 *
 * <p>Without state: safe on every thread.
 */
public final class ImageWriter {

    private ImageWriter() {}

    /**
     * Writes a PNG file.
     *
     * @throws ImageException if the file cannot be written
     */
    public static void writePng(Image image, Path file) {
        write(png(image), file);
    }

    /**
     * Writes a JPEG file.
     *
     * @param quality 1 (smallest file) to 100; photos look alike from 90
     * @throws ImageException if the file cannot be written
     */
    public static void writeJpeg(Image image, Path file, int quality) {
        write(jpeg(image, quality), file);
    }

    /** The bytes of a PNG file. */
    public static byte[] png(Image image) {
        return encode(image, ".png", new int[0]);
    }

    /** The bytes of a JPEG file of a quality from 1 to 100. */
    public static byte[] jpeg(Image image, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a JPEG's quality must be within 1 to 100, received " + quality);
        }
        return encode(image, ".jpg", new int[] {opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality});
    }

    private static byte[] encode(Image image, String format, int[] options) {
        try (Mat rgb = OpenCv.matrix(image);
                Mat bgr = new Mat();
                BytePointer encoded = new BytePointer();
                IntPointer settings = new IntPointer(options)) {
            opencv_imgproc.cvtColor(rgb, bgr, opencv_imgproc.COLOR_RGB2BGR);
            if (!opencv_imgcodecs.imencode(format, bgr, encoded, settings)) {
                throw new IllegalStateException(
                        "an image of " + image.width() + " x " + image.height() + " could not be encoded as " + format);
            }
            byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
            encoded.get(bytes);
            return bytes;
        }
    }

    private static void write(byte[] bytes, Path file) {
        try {
            AtomicFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw new ImageException(file.toString(), "it cannot be written: " + e.getMessage(), e);
        }
    }
}

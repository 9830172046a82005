package dev.sightline.image;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.image.format.ImageException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decoded samples as they were stored (grey, BGR or BGR and alpha; 8 or 16 bits) to 8-bit RGB. */
final class Samples {

    private final String name;
    private final AlphaRule alpha;

    Samples(String name, AlphaRule alpha) {
        this.name = name;
        this.alpha = alpha;
    }

    Image toImage(Mat decoded) {
        byte[] samples = bytes(decoded);
        int pixels = decoded.rows() * decoded.cols();
        byte[] rgb = new byte[Math.multiplyExact(pixels, 3)];
        switch (decoded.channels()) {
            case 1 -> fromGray(samples, rgb);
            case 2 -> fromGrayAndAlpha(samples, rgb);
            case 3 -> fromBgr(samples, rgb);
            case 4 -> fromBgrAndAlpha(samples, rgb);
            default ->
                throw new ImageException(
                        name,
                        "it has " + decoded.channels()
                                + " channels; 1 (grey), 2 (grey, alpha), 3 (colour) and 4 (colour, alpha) are read");
        }
        return new Image(decoded.cols(), decoded.rows(), rgb);
    }

    private byte[] bytes(Mat decoded) {
        long total = (long) decoded.rows() * decoded.cols() * decoded.channels();
        if (!decoded.isContinuous() || total > Integer.MAX_VALUE) {
            throw new ImageException(name, "its " + total + " samples do not fit into memory at once");
        }
        byte[] bytes = new byte[(int) total];
        switch (decoded.depth()) {
            case opencv_core.CV_8U -> {
                try (BytePointer data = decoded.data()) {
                    data.get(bytes);
                }
            }
            case opencv_core.CV_16U -> narrow(decoded, bytes);
            default ->
                throw new ImageException(name, "its samples are neither of 8 nor of 16 bits (floating point, perhaps)");
        }
        return bytes;
    }

    /** By rows, so that the wide samples are never all in memory twice. */
    private static void narrow(Mat decoded, byte[] bytes) {
        short[] row = new short[decoded.cols() * decoded.channels()];
        for (int y = 0; y < decoded.rows(); y++) {
            try (BytePointer start = decoded.ptr(y);
                    ShortPointer wide = new ShortPointer(start)) {
                wide.get(row);
            }
            for (int i = 0; i < row.length; i++) {
                bytes[y * row.length + i] = (byte) (((row[i] & 0xFFFF) + 128) / 257);
            }
        }
    }

    private static void fromGray(byte[] gray, byte[] rgb) {
        for (int i = 0; i < gray.length; i++) {
            rgb[3 * i] = gray[i];
            rgb[3 * i + 1] = gray[i];
            rgb[3 * i + 2] = gray[i];
        }
    }

    private void fromGrayAndAlpha(byte[] samples, byte[] rgb) {
        for (int from = 0, to = 0; to < rgb.length; from += 2, to += 3) {
            byte gray = blend(samples[from], samples[from + 1]);
            rgb[to] = gray;
            rgb[to + 1] = gray;
            rgb[to + 2] = gray;
        }
    }

    private static void fromBgr(byte[] bgr, byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
    }

    private void fromBgrAndAlpha(byte[] samples, byte[] rgb) {
        for (int from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
            byte opacity = samples[from + 3];
            rgb[to] = blend(samples[from + 2], opacity);
            rgb[to + 1] = blend(samples[from + 1], opacity);
            rgb[to + 2] = blend(samples[from], opacity);
        }
    }

    private byte blend(byte value, byte opacity) {
        return (byte) alpha.blend(value & 255, opacity & 255);
    }
}

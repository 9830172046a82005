package dev.sightline.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Files of every kind, written by the JDK's own encoders where it has one, so that no code under test makes them. */
final class EncodedImages {

    private EncodedImages() {}

    static byte[] rgb(Image image, String format) {
        return write(image(image), format);
    }

    /** The JDK has no WebP encoder; lossless, so that bytes can be compared. */
    static byte[] webp(Image image) {
        byte[] bgr = new byte[image.rgb().length];
        for (int i = 0; i < bgr.length; i += 3) {
            bgr[i] = image.rgb()[i + 2];
            bgr[i + 1] = image.rgb()[i + 1];
            bgr[i + 2] = image.rgb()[i];
        }
        try (Mat mat = OpenCv.matrix(new Image(image.width(), image.height(), bgr));
                BytePointer out = new BytePointer();
                IntPointer lossless = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101)) {
            opencv_imgcodecs.imencode(".webp", mat, out, lossless);
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    static BufferedImage image(Image image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int at = (y * image.width() + x) * 3;
                byte[] rgb = image.rgb();
                buffered.setRGB(x, y, (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | (rgb[at + 2] & 255));
            }
        }
        return buffered;
    }

    /** One row of pixels; {@code samples} hold all channels of each pixel in turn. */
    static byte[] row(String format, int bits, boolean color, boolean alpha, int... samples) {
        int channels = (color ? 3 : 1) + (alpha ? 1 : 0);
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(color ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(samples.length / channels, 1);
        raster.setPixels(0, 0, raster.getWidth(), 1, samples);
        return write(new BufferedImage(model, raster, false, null), format);
    }

    /** One row through a palette of red, a half-clear green, and blue. */
    static byte[] palettePng(int bits, int... indices) {
        byte[] red = {(byte) 250, 10, 0};
        byte[] green = {0, (byte) 200, 0};
        byte[] blue = {0, 30, (byte) 240};
        byte[] alpha = {(byte) 255, (byte) 128, (byte) 255};
        IndexColorModel palette = new IndexColorModel(bits, 3, red, green, blue, alpha);
        WritableRaster raster = palette.createCompatibleWritableRaster(indices.length, 1);
        raster.setPixels(0, 0, indices.length, 1, indices);
        return write(new BufferedImage(palette, raster, false, null), "png");
    }

    /** Four channels of one value each, uncompressed in colour terms: what an Adobe CMYK file holds, inverted. */
    static byte[] cmykJpeg(int size, int cyan, int magenta, int yellow, int black) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, size, size, 4, null);
        int[] pixel = {cyan, magenta, yellow, black};
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                raster.setPixel(x, y, pixel);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same JPEG with an EXIF block that states an orientation. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = {
            'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0
        };
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
        int length = 2 + name.length + tiff.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        out.writeBytes(name);
        out.writeBytes(tiff);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A grey TIFF by hand: the JDK's encoder states no orientation. */
    static byte[] grayTiff(int width, int height, int orientation, int... values) {
        int[][] tags = {
            {256, width},
            {257, height},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 134},
            {274, orientation},
            {277, 1},
            {278, height},
            {279, values.length}
        };
        ByteBuffer out = ByteBuffer.allocate(134 + values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            out.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        out.putInt(0);
        for (int value : values) {
            out.put((byte) value);
        }
        return out.array();
    }

    static byte[] firstPart(byte[] bytes, double share) {
        return Arrays.copyOf(bytes, (int) (bytes.length * share));
    }

    private static byte[] write(BufferedImage buffered, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(buffered, format, out)) {
                throw new IllegalStateException("the JDK cannot write this image as " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

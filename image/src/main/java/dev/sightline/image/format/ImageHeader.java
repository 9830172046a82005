package dev.sightline.image.format;

import dev.sightline.core.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What an image file states about itself before any pixel is decoded.
 *
 * @param storedWidth in pixels, before the orientation is applied
 * @param storedHeight likewise
 * @param orientation of EXIF (JPEG, WebP, PNG) or of the TIFF directory; upright if the file states none
 */
public record ImageHeader(ImageFormat format, int storedWidth, int storedHeight, ExifOrientation orientation) {

    /** Enough for the header of all but a few files, and one read of the disk. */
    private static final int PREFIX_BYTES = 1 << 16;

    public ImageHeader {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(orientation, "orientation");
    }

    /** The width as a viewer shows it. */
    public int width() {
        return orientation.swapsSides() ? storedHeight : storedWidth;
    }

    /** The height as a viewer shows it. */
    public int height() {
        return orientation.swapsSides() ? storedWidth : storedHeight;
    }

    public long pixels() {
        return (long) storedWidth * storedHeight;
    }

    /**
     * Reads the header of a file, usually from its first 64 kB.
     *
     * @throws ImageException if the file is missing, a folder, empty or no image
     */
    public static ImageHeader read(Path file) {
        String name = file.toString();
        requireFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] prefix = in.readNBytes(PREFIX_BYTES);
            try {
                return read(prefix, name);
            } catch (ImageException e) {
                if (prefix.length < PREFIX_BYTES) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return read(allBytes(file), name);
    }

    /**
     * Reads the header of a file in memory.
     *
     * @param name what a refusal calls these bytes
     * @throws ImageException if they are no image
     */
    public static ImageHeader read(byte[] encoded, String name) {
        Bytes bytes = Bytes.of(encoded, name);
        return ImageFormat.detect(bytes).reader().header(bytes);
    }

    /**
     * Reads the header, and refuses a file whose end is missing as far as its structure shows: a JPEG without its end
     * marker, a PNG without its last chunk, a WebP shorter than its stated size, a TIFF or BMP whose pixels lie beyond
     * its end.
     *
     * @throws ImageException if the bytes are no whole image
     */
    public static ImageHeader readWhole(byte[] encoded, String name) {
        Bytes bytes = Bytes.of(encoded, name);
        FormatReader reader = ImageFormat.detect(bytes).reader();
        ImageHeader header = reader.header(bytes);
        reader.requireWhole(bytes);
        return header;
    }

    /**
     * The bytes to give to a decoder that must not turn the image itself: those of a TIFF with its orientation set to
     * upright, all others as they are.
     *
     * @param encoded the file this header was read from
     */
    public byte[] withoutOrientation(byte[] encoded, String name) {
        boolean turned = format == ImageFormat.TIFF && orientation != ExifOrientation.UPRIGHT;
        return turned ? TiffDirectory.upright(encoded, name) : encoded;
    }

    /**
     * All of a file.
     *
     * @throws ImageException if it is missing, a folder or cannot be read
     */
    public static byte[] allBytes(Path file) {
        requireFile(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (OutOfMemoryError e) {
            throw new ImageException(file.toString(), "the file is too large for memory", e);
        }
    }

    private static void requireFile(Path file) {
        RegularFile.objection(file).ifPresent(objection -> {
            throw new ImageException(file.toString(), "it " + objection + ", not an image");
        });
    }

    private static ImageException unreadable(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "the file does not exist" : "it cannot be read: " + e;
        return new ImageException(file.toString(), reason, e);
    }

    /** A header with sizes of at least 1 x 1, or a refusal. */
    static ImageHeader checked(Bytes bytes, ImageFormat format, long[] size, ExifOrientation orientation) {
        if (size[0] < 1 || size[1] < 1 || size[0] > Integer.MAX_VALUE || size[1] > Integer.MAX_VALUE) {
            throw bytes.refused("its header states an impossible size of " + size[0] + " x " + size[1]);
        }
        return new ImageHeader(format, (int) size[0], (int) size[1], orientation);
    }
}

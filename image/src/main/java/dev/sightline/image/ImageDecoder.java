package dev.sightline.image;

import dev.sightline.core.contract.Orientation;
import dev.sightline.image.format.ExifOrientation;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageFormat;
import dev.sightline.image.format.ImageHeader;
import java.nio.file.Path;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Image files to 8-bit RGB: JPEG, PNG, WebP, TIFF (first page) and BMP, distinguished by content, never by name.
 *
 * <ul>
 *   <li>16 bits become 8 by {@code value / 257}, rounded to nearest; 1, 2 and 4 bits spread over 0 to 255.
 *   <li>Grey is repeated on all three channels; palettes are looked up.
 *   <li>Alpha (also of palettes) is settled by the rules' {@link dev.sightline.core.contract.AlphaRule}.
 *   <li>CMYK JPEGs are taken as Adobe writes them, inverted: {@code R = C * K / 255}; colour profiles are not applied.
 *   <li>EXIF orientation is applied or ignored by the rules.
 * </ul>
 *
 * <p>Refused with an {@link ImageException} that names the file and the reason: missing, a folder, empty, no image or
 * a format not read (GIF, HEIC, JPEG 2000 and others by name), more pixels than the rules allow (judged by the header
 * alone), floating-point samples, damaged, or cut off. Decoders only warn of a JPEG that ends early, so its end marker is
 * looked for first; damage inside a JPEG's compressed data that leaves the markers whole cannot be distinguished from
 * image content.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ImageDecoder {

    private final DecodingRules rules;

    public ImageDecoder(DecodingRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * Decodes a file.
     *
     * @throws ImageException if there is no whole image in it
     */
    public Image decode(Path file) {
        return decode(ImageHeader.allBytes(file), file.toString());
    }

    /**
     * Decodes a file already in memory.
     *
     * @param name what a refusal calls these bytes
     * @throws ImageException if they are no whole image
     */
    public Image decode(byte[] encoded, String name) {
        ImageHeader header = ImageHeader.readWhole(encoded, name);
        if (header.pixels() > rules.maxPixels()) {
            throw new ImageException(
                    name,
                    "it has " + header.storedWidth() + " x " + header.storedHeight() + " = " + header.pixels()
                            + " pixels, more than the limit of " + rules.maxPixels());
        }
        // OpenCV turns TIFF images whatever it is asked.
        Image stored = decodePixels(header.withoutOrientation(encoded, name), header, name);
        if (stored.width() != header.storedWidth() || stored.height() != header.storedHeight()) {
            throw new ImageException(
                    name,
                    "its header states " + header.storedWidth() + " x " + header.storedHeight()
                            + " pixels, its data hold " + stored.width() + " x " + stored.height());
        }
        boolean turn = rules.orientation() == Orientation.APPLY_EXIF;
        return Turn.upright(stored, turn ? header.orientation() : ExifOrientation.UPRIGHT);
    }

    private Image decodePixels(byte[] encoded, ImageHeader header, String name) {
        // JPEG has neither alpha nor 16 bits, and its decoder can write RGB at once.
        int flags = header.format() == ImageFormat.JPEG
                ? opencv_imgcodecs.IMREAD_COLOR_RGB | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION
                : opencv_imgcodecs.IMREAD_UNCHANGED;
        OpenCv.load();
        try (BytePointer bytes = new BytePointer(encoded);
                Mat data = new Mat(1, encoded.length, opencv_core.CV_8UC1, bytes);
                Mat decoded = opencv_imgcodecs.imdecode(data, flags)) {
            if (decoded.empty()) {
                throw new ImageException(name, "its " + header.format() + " data are damaged");
            }
            return header.format() == ImageFormat.JPEG
                    ? OpenCv.image(decoded)
                    : new Samples(name, rules.alpha()).toImage(decoded);
        } catch (ImageException e) {
            throw e;
        } catch (RuntimeException e) {
            // JavaCPP turns every C++ exception into exactly this class.
            throw new ImageException(name, "its " + header.format() + " data are damaged: " + e.getMessage(), e);
        }
    }
}

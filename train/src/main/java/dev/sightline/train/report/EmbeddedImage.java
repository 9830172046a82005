package dev.sightline.train.report;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.Resize;
import dev.sightline.image.format.ImageHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Images inside a page, as {@code data:} addresses, so that the page can be sent alone. A small PNG, as plots are, goes in
 * as it is; anything else becomes a JPEG of at most 1400 pixels a side.
 */
public final class EmbeddedImage {

    private static final int LONGEST_SIDE = 1400;
    private static final int QUALITY = 80;

    /** A plot has less; drawn photos have more. */
    private static final int SMALL_BYTES = 100_000;

    private EmbeddedImage() {}

    /**
     * The address of a file's content.
     *
     * @throws dev.sightline.image.format.ImageException if it is no image
     */
    public static String of(Path file) throws IOException {
        boolean small = Files.size(file) <= SMALL_BYTES;
        if (small && file.toString().endsWith(".png")) {
            return address("png", ImageHeader.allBytes(file));
        }
        return of(new ImageDecoder(DecodingRules.standard()).decode(file));
    }

    /** The address of an image's content. */
    public static String of(Image image) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.width(), image.height()));
        Size size = new Size(scaled(image.width(), scale), scaled(image.height(), scale));
        return address("jpeg", ImageWriter.jpeg(Resize.to(image, size, Interpolation.AREA), QUALITY));
    }

    private static int scaled(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }

    private static String address(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}

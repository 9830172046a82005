package dev.sightline.image;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Orientation;
import java.util.Objects;

/**
 * What a decoder does where files differ.
 *
 * @param maxPixels larger images are refused by their header, before memory is taken for them; from 1 to 357,913,941
 *     (a third of what an array of bytes can hold, and half of that for what decoding needs beside it)
 */
public record DecodingRules(Orientation orientation, AlphaRule alpha, long maxPixels) {

    /** A quarter of 2^31 bytes at three bytes a pixel: the size at which Pillow suspects a decompression bomb. */
    public static final long DEFAULT_MAX_PIXELS = 178_956_970;

    private static final long LARGEST_MAX_PIXELS = Integer.MAX_VALUE / 6;

    public DecodingRules {
        Objects.requireNonNull(orientation, "orientation");
        Objects.requireNonNull(alpha, "alpha");
        if (maxPixels < 1 || maxPixels > LARGEST_MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "the limit on pixels must be within 1 to " + LARGEST_MAX_PIXELS + ", received " + maxPixels);
        }
    }

    /** As a viewer shows images: turned by EXIF; alpha dropped; the default limit. */
    public static DecodingRules standard() {
        return new DecodingRules(Orientation.APPLY_EXIF, new AlphaRule.Drop(), DEFAULT_MAX_PIXELS);
    }

    /** What a contract asks for, with the default limit. */
    public static DecodingRules of(InputContract contract) {
        return new DecodingRules(contract.orientation(), contract.alpha(), DEFAULT_MAX_PIXELS);
    }
}

package dev.sightline.data.photometry;

import dev.sightline.image.Image;
import java.util.Objects;

/**
 * An operation with the range of its parameter.
 *
 * @param signed whether the parameter is taken with either sign
 * @param range the parameter at a strength
 */
record RangedOperation(PolicyOperation operation, boolean signed, Range range) {

    /** How a parameter follows from a strength. */
    @FunctionalInterface
    interface Range {

        /**
         * The parameter.
         *
         * @param strength 0 to 1
         * @param side of the image in pixels, for translations
         */
        double at(double strength, int side);
    }

    RangedOperation {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(range, "range");
    }

    /**
     * The image changed; the one received stays as it is.
     *
     * @param strength 0 to 1
     * @param backwards whether a signed operation goes the other way
     * @param fill byte of what moves in
     */
    Image apply(Image image, double strength, boolean backwards, int fill) {
        double parameter = range.at(strength, operation.side(image));
        return operation.apply(image, signed && backwards ? -parameter : parameter, fill);
    }
}

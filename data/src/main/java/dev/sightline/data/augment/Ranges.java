package dev.sightline.data.augment;

/** The checks that augmentations share. */
public final class Ranges {

    private Ranges() {}

    public static void requireWithin(String what, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            throw new IllegalArgumentException(
                    what + " must be within " + minimum + " to " + maximum + ", received " + value);
        }
    }

    public static void requireProbability(double value) {
        requireWithin("a probability", value, 0, 1);
    }

    /** A byte of an image. */
    public static void requireFill(int value) {
        requireWithin("the fill", value, 0, 255);
    }

    public static void requireOrdered(String what, double low, double high) {
        if (low > high) {
            throw new IllegalArgumentException(
                    "the smallest " + what + " must not be above the largest, received " + low + " and " + high);
        }
    }

    public static void requireEpochs(int offLastEpochs) {
        if (offLastEpochs < 0) {
            throw new IllegalArgumentException(
                    "the number of last epochs without it must be 0 or more, received " + offLastEpochs);
        }
    }
}

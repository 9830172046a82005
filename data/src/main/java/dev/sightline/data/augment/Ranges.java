package dev.sightline.data.augment;

/** The checks that augmentations share. */
final class Ranges {

    private Ranges() {}

    static void requireWithin(String what, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            throw new IllegalArgumentException(
                    what + " must be within " + minimum + " to " + maximum + ", received " + value);
        }
    }

    static void requireProbability(double value) {
        requireWithin("a probability", value, 0, 1);
    }

    static void requireEpochs(int offLastEpochs) {
        if (offLastEpochs < 0) {
            throw new IllegalArgumentException(
                    "the number of last epochs without it must be 0 or more, received " + offLastEpochs);
        }
    }
}

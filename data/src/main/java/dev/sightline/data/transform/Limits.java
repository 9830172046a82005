package dev.sightline.data.transform;

/** The checks that transforms share. */
final class Limits {

    private Limits() {}

    static void requireWithin(String what, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            throw new IllegalArgumentException(
                    what + " must be within " + minimum + " to " + maximum + ", received " + value);
        }
    }

    static void requireProbability(double value) {
        requireWithin("a probability", value, 0, 1);
    }

    static void requireOrdered(String what, double low, double high) {
        if (low > high) {
            throw new IllegalArgumentException(
                    "the smallest " + what + " must not be above the largest, received " + low + " and " + high);
        }
    }
}

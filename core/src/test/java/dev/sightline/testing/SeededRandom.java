package dev.sightline.testing;

import java.util.Random;

/** Randomness for tests: the seed is fixed, printed, and set by {@code -Dsightline.seed=N} to run a case again. */
public final class SeededRandom {

    private SeededRandom() {}

    /** A generator for one test, which prints its seed so that a failure can be repeated. */
    public static Random forTest(String test, long seed) {
        long used = Long.getLong("sightline.seed", seed);
        System.out.println(test + ": random seed " + used + " (repeat with -Dsightline.seed=" + used + ")");
        return new Random(used);
    }
}

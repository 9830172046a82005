package dev.sightline.infer.bench;

import java.util.Locale;
import java.util.Random;

/** How requests are spread over time. */
public enum Arrivals {
    /** One every 1 / rate seconds exactly, as a camera sends. */
    UNIFORM {
        @Override
        double gap(Random random) {
            return 1;
        }
    },
    /** Independent of each other, as many users send: gaps are exponential with mean 1 / rate. */
    POISSON {
        @Override
        double gap(Random random) {
            return -Math.log1p(-random.nextDouble());
        }
    };

    /** The next gap, in units of the mean gap. */
    abstract double gap(Random random);

    /** The name in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The moments of the first {@code count} arrivals in nanoseconds after the start, never falling.
     *
     * @param rate arrivals per second, above 0
     * @param seed of {@link Random}, whose sequence is the same on every JVM
     */
    long[] moments(double rate, int count, long seed) {
        Random random = new Random(seed);
        long[] moments = new long[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += gap(random);
            moments[i] = Math.round(sum / rate * 1e9);
        }
        return moments;
    }
}

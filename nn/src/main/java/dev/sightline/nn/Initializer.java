package dev.sightline.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a parameter's first values are made. Permitted kinds: {@link KaimingUniform}, {@link Normal}, {@link Constant}. */
public sealed interface Initializer {

    /** Overwrites all of {@code values}; the same generator state gives the same numbers on every machine. */
    void fill(float[] values, RandomGenerator random);

    /**
     * Uniform within {@code ±1 / sqrt(fanIn)}: PyTorch's default for convolutions and linear layers, which is He et al.
     * 2015 ("Delving Deep into Rectifiers") with a leaky slope of {@code sqrt(5)}.
     *
     * @param fanIn inputs that one output is a sum over; 1 or more
     */
    record KaimingUniform(int fanIn) implements Initializer {
        public KaimingUniform {
            if (fanIn < 1) {
                throw new IllegalArgumentException("the fan-in must be 1 or more, received " + fanIn);
            }
        }

        /** The largest magnitude that can come out. */
        public double bound() {
            return 1 / Math.sqrt(fanIn);
        }

        @Override
        public void fill(float[] values, RandomGenerator random) {
            double bound = bound();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
        }
    }

    /**
     * Gaussian around 0.
     *
     * @param standardDeviation finite and 0 or more
     */
    record Normal(double standardDeviation) implements Initializer {
        public Normal {
            if (!(standardDeviation >= 0 && Double.isFinite(standardDeviation))) {
                throw new IllegalArgumentException(
                        "a standard deviation must be finite and 0 or more, received " + standardDeviation);
            }
        }

        @Override
        public void fill(float[] values, RandomGenerator random) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (standardDeviation * random.nextGaussian());
            }
        }
    }

    /** The same number everywhere; finite. */
    record Constant(double value) implements Initializer {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a constant must be finite, received " + value);
            }
        }

        @Override
        public void fill(float[] values, RandomGenerator random) {
            Arrays.fill(values, (float) value);
        }
    }
}

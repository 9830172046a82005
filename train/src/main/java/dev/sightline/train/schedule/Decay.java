package dev.sightline.train.schedule;

import java.util.List;

/**
 * The share of the full learning rate over a run. Permitted kinds: {@link Constant}, {@link Linear}, {@link Cosine},
 * {@link Steps}.
 */
public sealed interface Decay permits Decay.Constant, Decay.Linear, Decay.Cosine, Decay.Steps {

    /**
     * The factor on the learning rate.
     *
     * @param epoch epochs done so far, fractions included
     * @param epochs length of the run
     */
    double factor(double epoch, int epochs);

    /** The full rate to the end. */
    record Constant() implements Decay {
        @Override
        public double factor(double epoch, int epochs) {
            return 1;
        }
    }

    /** From 1 down to {@code finalShare} in a straight line. */
    record Linear(double finalShare) implements Decay {
        public Linear {
            requireShare(finalShare);
        }

        @Override
        public double factor(double epoch, int epochs) {
            return 1 - (1 - finalShare) * progress(epoch, epochs);
        }
    }

    /** From 1 down to {@code finalShare} along half a cosine (Loshchilov and Hutter 2017, eq. 5, one cycle). */
    record Cosine(double finalShare) implements Decay {
        public Cosine {
            requireShare(finalShare);
        }

        @Override
        public double factor(double epoch, int epochs) {
            double wave = (1 + Math.cos(Math.PI * progress(epoch, epochs))) / 2;
            return finalShare + (1 - finalShare) * wave;
        }
    }

    /** Multiplied by {@code factor} at the start of each of the given epochs, counted from 0. */
    record Steps(List<Integer> milestones, double factor) implements Decay {
        public Steps {
            milestones = List.copyOf(milestones);
            if (!(factor > 0 && factor <= 1)) {
                throw new IllegalArgumentException("a step's factor must be above 0 and at most 1, received " + factor);
            }
        }

        @Override
        public double factor(double epoch, int epochs) {
            long passed =
                    milestones.stream().filter(milestone -> epoch >= milestone).count();
            return Math.pow(factor, (double) passed);
        }
    }

    private static double progress(double epoch, int epochs) {
        return Math.min(1, epoch / epochs);
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the final share of the learning rate must be within 0 to 1, received " + share);
        }
    }
}

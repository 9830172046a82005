package dev.sightline.train.schedule;

import java.util.Optional;

/**
 * A gentle start: at first the learning rate climbs in a straight line from {@code startShare} of its full value; the rate
 * of biases may start elsewhere, since they can take large steps at once, and so may SGD's momentum.
 *
 * @param startShare share of the full rate at the first step, within 0 to 1
 * @param biasRate learning rate of biases at the first step
 * @param momentum SGD's on the way; empty for that of the optimizer from the first step on
 */
public record WarmUp(Length length, double startShare, double biasRate, Optional<Momentum> momentum) {

    public static final WarmUp NONE = new WarmUp(0, 1, 0);

    public WarmUp {
        if (!(startShare >= 0 && startShare <= 1) || !(biasRate >= 0)) {
            throw new IllegalArgumentException(
                    "a warm-up needs a start share within 0 to 1 and a bias rate of 0 or more," + " received "
                            + startShare + " and " + biasRate);
        }
    }

    /** Without a momentum of its own. */
    public WarmUp(double epochs, double startShare, double biasRate) {
        this(Length.epochs(epochs), startShare, biasRate, Optional.empty());
    }

    /** A straight line from the momentum of the first step to that after the warm-up. */
    public record Momentum(double start, double end) {}

    /** The unit that a warm-up's length is stated in. */
    public enum Unit {
        EPOCHS,
        /** Updates of the weights: a batch, or as many as are accumulated. */
        UPDATES
    }

    /**
     * How long a warm-up is.
     *
     * @param count of units, fractions allowed; 0 for none
     */
    public record Length(double count, Unit unit) {
        public Length {
            if (!(count >= 0)) {
                throw new IllegalArgumentException("a warm-up lasts 0 " + unit + " or more, received " + count);
            }
        }

        public static Length epochs(double count) {
            return new Length(count, Unit.EPOCHS);
        }

        public static Length updates(int count) {
            return new Length(count, Unit.UPDATES);
        }

        double inEpochs(double updatesPerEpoch) {
            return unit == Unit.EPOCHS ? count : count / updatesPerEpoch;
        }
    }
}

package dev.sightline.train.schedule;

/**
 * A gentle start: over the first epochs the learning rate climbs in a straight line from {@code startShare} of its full
 * value; the rate of biases may start elsewhere, since they can take large steps at once.
 *
 * @param epochs length, fractions allowed; 0 for none
 * @param startShare share of the full rate at the first step, within 0 to 1
 * @param biasRate learning rate of biases at the first step
 */
public record WarmUp(double epochs, double startShare, double biasRate) {

    public static final WarmUp NONE = new WarmUp(0, 1, 0);

    public WarmUp {
        if (!(epochs >= 0) || !(startShare >= 0 && startShare <= 1) || !(biasRate >= 0)) {
            throw new IllegalArgumentException(
                    "a warm-up needs 0 or more epochs, a start share within 0 to 1 and a bias"
                            + " rate of 0 or more, received " + epochs + ", " + startShare + " and " + biasRate);
        }
    }

    boolean covers(double epoch) {
        return epoch < epochs;
    }

    /** The rate {@code epoch} into the warm-up, on the way from {@code start} to {@code full}. */
    double between(double start, double full, double epoch) {
        return start + (full - start) * epoch / epochs;
    }
}

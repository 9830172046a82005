package dev.sightline.core.metric;

/**
 * When {@link ImageMatching} and {@link DetectionConfusion} call a detection right.
 *
 * @param scoreThreshold detections with a lower score are left out
 * @param iouThreshold above 0, at most 1: a detection and a ground-truth box may be paired when their IoU is at least
 *     this
 */
public record ConfusionOptions(double scoreThreshold, double iouThreshold) {

    public ConfusionOptions {
        if (!Double.isFinite(scoreThreshold)) {
            throw new IllegalArgumentException("the score threshold must be finite, received " + scoreThreshold);
        }
        if (!(iouThreshold > 0 && iouThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "the IoU threshold must be above 0 and at most 1, received " + iouThreshold);
        }
    }

    /** Scores of .25 and more, IoU of .5 and more. */
    public static ConfusionOptions standard() {
        return new ConfusionOptions(.25, .5);
    }
}

package dev.sightline.infer.verify;

import java.util.Objects;

/**
 * What two sides may differ by.
 *
 * @param outputs of raw outputs
 * @param predictions share of the predictions in the high bands that may be lost, new or of another class
 * @param shifted share of the predictions in the high bands that may be shifted
 * @param metric most by which AP, AP50 or accuracy may differ, either way
 */
public record VerificationTolerances(Tolerance outputs, double predictions, double shifted, double metric) {

    public VerificationTolerances {
        Objects.requireNonNull(outputs, "outputs");
        if (!(isShare(predictions) && isShare(shifted) && isShare(metric))) {
            throw new IllegalArgumentException(
                    "tolerances must be within 0 to 1, received " + predictions + ", " + shifted + " and " + metric);
        }
    }

    /** 32 bits: 1e-4 absolute and relative, every prediction of the high bands, metrics within .001. */
    public static VerificationTolerances float32() {
        return new VerificationTolerances(new Tolerance(1e-4, 1e-4, 0), 0, 0, .001);
    }

    /** 16 bits: .1 absolute and .05 relative, 1 % of the predictions and 2 % shifted, metrics within .005. */
    public static VerificationTolerances float16() {
        return new VerificationTolerances(new Tolerance(.1, .05, 0), .01, .02, .005);
    }

    /**
     * 8 bits: 1 absolute and .2 relative for all but 2 % of the numbers, 1 % of the predictions and 30 % shifted,
     * metrics within .01. A box shifts by more than a pixel of the image easily where the network sees the image at
     * half its size.
     */
    public static VerificationTolerances int8() {
        return new VerificationTolerances(new Tolerance(1, .2, .02), .01, .3, .01);
    }

    public VerificationTolerances withOutputs(Tolerance other) {
        return new VerificationTolerances(other, predictions, shifted, metric);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}

package dev.sightline.infer.verify;

import java.util.Objects;

/**
 * What two sides may differ by.
 *
 * @param outputs of raw outputs
 * @param answers share of the answers in the high bands that may be moved, lost, new or of another class
 * @param figure most by which AP, AP50 or accuracy may differ, either way
 */
public record VerificationLimits(Tolerance outputs, double answers, double figure) {

    public VerificationLimits {
        Objects.requireNonNull(outputs, "outputs");
        if (!(answers >= 0 && answers <= 1 && figure >= 0 && figure <= 1)) {
            throw new IllegalArgumentException("limits must be within 0 to 1, received " + answers + " and " + figure);
        }
    }

    /** 32 bits: 1e-4 absolute and relative, every answer of the high bands, figures within .001. */
    public static VerificationLimits float32() {
        return new VerificationLimits(new Tolerance(1e-4, 1e-4, 0), 0, .001);
    }

    /** 16 bits: .1 absolute and .05 relative, 2 % of the answers, figures within .005. */
    public static VerificationLimits float16() {
        return new VerificationLimits(new Tolerance(.1, .05, 0), .02, .005);
    }

    /** 8 bits: 1 absolute and .2 relative for all but 5 % of the numbers, 15 % of the answers, figures within .01. */
    public static VerificationLimits int8() {
        return new VerificationLimits(new Tolerance(1, .2, .05), .15, .01);
    }

    public VerificationLimits withOutputs(Tolerance other) {
        return new VerificationLimits(other, answers, figure);
    }
}

package dev.sightline.infer.verify;

import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import java.util.Objects;

/**
 * What two sides may differ by.
 *
 * @param outputs of raw outputs
 * @param answers share of the answers in the high bands that may be lost, new or of another class
 * @param moved share of the answers in the high bands that may be moved
 * @param figure most by which AP, AP50 or accuracy may differ, either way
 */
public record VerificationLimits(Tolerance outputs, double answers, double moved, double figure) {

    public VerificationLimits {
        Objects.requireNonNull(outputs, "outputs");
        if (!(isShare(answers) && isShare(moved) && isShare(figure))) {
            throw new IllegalArgumentException(
                    "limits must be within 0 to 1, received " + answers + ", " + moved + " and " + figure);
        }
    }

    /** 32 bits: 1e-4 absolute and relative, every answer of the high bands, figures within .001. */
    public static VerificationLimits float32() {
        return new VerificationLimits(new Tolerance(1e-4, 1e-4, 0), 0, 0, .001);
    }

    /** 16 bits: .1 absolute and .05 relative, 1 % of the answers and 2 % moved, figures within .005. */
    public static VerificationLimits float16() {
        return new VerificationLimits(new Tolerance(.1, .05, 0), .01, .02, .005);
    }

    /**
     * 8 bits: 1 absolute and .2 relative for all but 2 % of the numbers, 1 % of the answers and 30 % moved, figures within
     * .01. A box moves by more than a pixel of the picture easily where the network sees the picture at half its size.
     */
    public static VerificationLimits int8() {
        return new VerificationLimits(new Tolerance(1, .2, .02), .01, .3, .01);
    }

    /**
     * What becomes of these limits for a head: a classifier has one answer a picture, and near the border of two classes
     * rounding decides. Where some answers may differ at all, 5 % of them may, and half may be moved (by a score of .01); the
     * figures stay within what they were.
     */
    public VerificationLimits forHead(Head head) {
        boolean exact = answers == 0;
        return exact || head instanceof DetectionHead
                ? this
                : new VerificationLimits(outputs, Math.max(answers, .05), Math.max(moved, .5), figure);
    }

    public VerificationLimits withOutputs(Tolerance other) {
        return new VerificationLimits(other, answers, moved, figure);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}

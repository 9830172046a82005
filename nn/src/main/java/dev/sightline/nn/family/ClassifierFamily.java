package dev.sightline.nn.family;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.ResizeRule;

/**
 * A family of networks that classify images.
 *
 * <p>A graph ends at one output, {@value #OUTPUT} {@code [batch, classes]}: a logit for each class. Before it stands the
 * classifying layer, whose parameters lie under {@link #head}: they are what a new set of classes replaces.
 */
public non-sealed interface ClassifierFamily extends ModelFamily {

    /** The name of the one output. */
    String OUTPUT = "logits";

    /** The path of the classifying layer, such as {@code fc}: its parameters are {@code fc.weight} and {@code fc.bias}. */
    String head();

    /** The side in pixels of the square input that the family was published at. */
    default int publishedSize() {
        return 224;
    }

    /**
     * How the published weights take images, unless whoever trained them states otherwise: the short side at 8/7 of the
     * input with the middle cut out, anti-aliased bilinear, RGB with ImageNet's mean and deviation.
     */
    default InputContract publishedInput() {
        int size = publishedSize();
        return InputContract.letterboxRgb(size, size)
                .withResize(new ResizeRule.ShortSideCrop(size * 8 / 7, size, size))
                .withColor(ColorOrder.RGB, Normalization.imageNetRgb())
                .withInterpolation(Interpolation.BILINEAR_ANTIALIASED);
    }
}

package dev.sightline.data.photometry;

import static dev.sightline.data.photometry.PolicyOperation.AUTO_CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.BRIGHTNESS;
import static dev.sightline.data.photometry.PolicyOperation.COLOR;
import static dev.sightline.data.photometry.PolicyOperation.CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.EQUALIZE;
import static dev.sightline.data.photometry.PolicyOperation.INVERT;
import static dev.sightline.data.photometry.PolicyOperation.POSTERIZE;
import static dev.sightline.data.photometry.PolicyOperation.ROTATE;
import static dev.sightline.data.photometry.PolicyOperation.SHARPNESS;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_X;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_Y;
import static dev.sightline.data.photometry.PolicyOperation.SOLARIZE;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_X;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_Y;

import java.util.List;

/**
 * The policies that Cubuk et al. 2019, "AutoAugment: Learning Augmentation Strategies from Data", found by search: 25 pairs
 * of operations, each with its probability and its level of strength. Checked against torchvision's tables.
 */
@SuppressWarnings("ImmutableEnumChecker") // every list is one of List.of
public enum AutoAugmentPolicy {
    /** Found on ImageNet: the paper's table 9. */
    IMAGENET(List.of(
            pair(step(POSTERIZE, .4, 8), step(ROTATE, .6, 9)),
            pair(step(SOLARIZE, .6, 5), step(AUTO_CONTRAST, .6)),
            pair(step(EQUALIZE, .8), step(EQUALIZE, .6)),
            pair(step(POSTERIZE, .6, 7), step(POSTERIZE, .6, 6)),
            pair(step(EQUALIZE, .4), step(SOLARIZE, .2, 4)),
            pair(step(EQUALIZE, .4), step(ROTATE, .8, 8)),
            pair(step(SOLARIZE, .6, 3), step(EQUALIZE, .6)),
            pair(step(POSTERIZE, .8, 5), step(EQUALIZE, 1)),
            pair(step(ROTATE, .2, 3), step(SOLARIZE, .6, 8)),
            pair(step(EQUALIZE, .6), step(POSTERIZE, .4, 6)),
            pair(step(ROTATE, .8, 8), step(COLOR, .4, 0)),
            pair(step(ROTATE, .4, 9), step(EQUALIZE, .6)),
            pair(step(EQUALIZE, 0), step(EQUALIZE, .8)),
            pair(step(INVERT, .6), step(EQUALIZE, 1)),
            pair(step(COLOR, .6, 4), step(CONTRAST, 1, 8)),
            pair(step(ROTATE, .8, 8), step(COLOR, 1, 2)),
            pair(step(COLOR, .8, 8), step(SOLARIZE, .8, 7)),
            pair(step(SHARPNESS, .4, 7), step(INVERT, .6)),
            pair(step(SHEAR_X, .6, 5), step(EQUALIZE, 1)),
            pair(step(COLOR, .4, 0), step(EQUALIZE, .6)),
            pair(step(EQUALIZE, .4), step(SOLARIZE, .2, 4)),
            pair(step(SOLARIZE, .6, 5), step(AUTO_CONTRAST, .6)),
            pair(step(INVERT, .6), step(EQUALIZE, 1)),
            pair(step(COLOR, .6, 4), step(CONTRAST, 1, 8)),
            pair(step(EQUALIZE, .8), step(EQUALIZE, .6)))),
    /** Found on CIFAR-10: the paper's table 7. */
    CIFAR_10(List.of(
            pair(step(INVERT, .1), step(CONTRAST, .2, 6)),
            pair(step(ROTATE, .7, 2), step(TRANSLATE_X, .3, 9)),
            pair(step(SHARPNESS, .8, 1), step(SHARPNESS, .9, 3)),
            pair(step(SHEAR_Y, .5, 8), step(TRANSLATE_Y, .7, 9)),
            pair(step(AUTO_CONTRAST, .5), step(EQUALIZE, .9)),
            pair(step(SHEAR_Y, .2, 7), step(POSTERIZE, .3, 7)),
            pair(step(COLOR, .4, 3), step(BRIGHTNESS, .6, 7)),
            pair(step(SHARPNESS, .3, 9), step(BRIGHTNESS, .7, 9)),
            pair(step(EQUALIZE, .6), step(EQUALIZE, .5)),
            pair(step(CONTRAST, .6, 7), step(SHARPNESS, .6, 5)),
            pair(step(COLOR, .7, 7), step(TRANSLATE_X, .5, 8)),
            pair(step(EQUALIZE, .3), step(AUTO_CONTRAST, .4)),
            pair(step(TRANSLATE_Y, .4, 3), step(SHARPNESS, .2, 6)),
            pair(step(BRIGHTNESS, .9, 6), step(COLOR, .2, 8)),
            pair(step(SOLARIZE, .5, 2), step(INVERT, 0)),
            pair(step(EQUALIZE, .2), step(AUTO_CONTRAST, .6)),
            pair(step(EQUALIZE, .2), step(EQUALIZE, .6)),
            pair(step(COLOR, .9, 9), step(EQUALIZE, .6)),
            pair(step(AUTO_CONTRAST, .8), step(SOLARIZE, .2, 8)),
            pair(step(BRIGHTNESS, .1, 3), step(COLOR, .7, 0)),
            pair(step(SOLARIZE, .4, 5), step(AUTO_CONTRAST, .9)),
            pair(step(TRANSLATE_Y, .9, 9), step(TRANSLATE_Y, .7, 9)),
            pair(step(AUTO_CONTRAST, .9), step(SOLARIZE, .8, 3)),
            pair(step(EQUALIZE, .8), step(INVERT, .1)),
            pair(step(TRANSLATE_Y, .7, 9), step(AUTO_CONTRAST, .9))));

    private final List<List<PolicyStep>> pairs;

    AutoAugmentPolicy(List<List<PolicyStep>> pairs) {
        this.pairs = pairs;
    }

    List<List<PolicyStep>> pairs() {
        return pairs;
    }

    private static List<PolicyStep> pair(PolicyStep first, PolicyStep second) {
        return List.of(first, second);
    }

    private static PolicyStep step(PolicyOperation operation, double probability, int level) {
        return new PolicyStep(operation, probability, level);
    }

    private static PolicyStep step(PolicyOperation operation, double probability) {
        return step(operation, probability, 0);
    }
}

package dev.sightline.data.photometry;

import static dev.sightline.data.photometry.PolicyOperation.AUTO_CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.BRIGHTNESS;
import static dev.sightline.data.photometry.PolicyOperation.COLOR;
import static dev.sightline.data.photometry.PolicyOperation.CONTRAST;
import static dev.sightline.data.photometry.PolicyOperation.EQUALIZE;
import static dev.sightline.data.photometry.PolicyOperation.IDENTITY;
import static dev.sightline.data.photometry.PolicyOperation.INVERT;
import static dev.sightline.data.photometry.PolicyOperation.POSTERIZE;
import static dev.sightline.data.photometry.PolicyOperation.ROTATE;
import static dev.sightline.data.photometry.PolicyOperation.SHARPNESS;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_X;
import static dev.sightline.data.photometry.PolicyOperation.SHEAR_Y;
import static dev.sightline.data.photometry.PolicyOperation.SOLARIZE;
import static dev.sightline.data.photometry.PolicyOperation.SOLARIZE_ADD;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_X;
import static dev.sightline.data.photometry.PolicyOperation.TRANSLATE_Y;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The published sets of operations with their ranges, each from a strength of 0 to one of 1. Shears are slopes, rotations
 * degrees, translations whole pixels; brightness, color, contrast and sharpness ("factors") change a factor of 1. Signed
 * ones go either way.
 *
 * <table>
 * <caption>ranges</caption>
 * <tr><th>table</th><th>shear</th><th>translation</th><th>rotation</th><th>factors</th><th>posterize</th>
 * <th>solarize</th></tr>
 * <tr><td>AutoAugment</td><td>±0.3</td><td>±150/331 of the side</td><td>±30</td><td>±0.9</td><td>8 to 4 bits</td>
 * <td>255 to 0</td></tr>
 * <tr><td>timm, increasing</td><td>±0.3</td><td>±0.45 of the side</td><td>±30</td><td>±0.9</td><td>4 to 0 bits</td>
 * <td>256 to 0</td></tr>
 * <tr><td>timm</td><td>±0.3</td><td>±0.45 of the side</td><td>±30</td><td>-0.9 to 0.9</td><td>0 to 4 bits</td>
 * <td>0 to 256</td></tr>
 * <tr><td>TrivialAugment, wide</td><td>±0.99</td><td>±32 pixels</td><td>±135</td><td>±0.99</td><td>8 to 2 bits</td>
 * <td>255 to 0</td></tr>
 * <tr><td>AugMix</td><td>±0.3</td><td>±1/3 of the side</td><td>±30, whole</td><td>not in it</td><td>4 to 0 bits</td>
 * <td>256 to 0</td></tr>
 * </table>
 */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable lists of lambdas that capture numbers
enum OperationTable {
    /**
     * Cubuk et al. 2020, "RandAugment", fig. 2, with the ranges of Cubuk et al. 2019, "AutoAugment", table 6, as
     * torchvision applies them.
     */
    RAND_AUGMENT(randAugment()),
    /** The same, and inversion. */
    AUTO_AUGMENT(with(randAugment(), fixed(INVERT))),
    /** timm's RandAugment as of "inc1": a larger magnitude is always a stronger change. */
    TIMM_INCREASING(timm(
            true,
            one(POSTERIZE, strength -> 4 - Math.floor(4 * strength)),
            one(SOLARIZE, strength -> 256 - Math.floor(256 * strength)))),
    /** timm's RandAugment without "inc": factors are lowest, bits and threshold fewest at magnitude 0. */
    TIMM(timm(
            false,
            one(POSTERIZE, strength -> Math.floor(4 * strength)),
            one(SOLARIZE, strength -> Math.floor(256 * strength)))),
    /** Müller and Hutter 2021, "TrivialAugment", the wide ranges, as torchvision applies them. */
    TRIVIAL_WIDE(List.of(
            fixed(IDENTITY),
            signed(SHEAR_X, .99),
            signed(SHEAR_Y, .99),
            signed(TRANSLATE_X, 32),
            signed(TRANSLATE_Y, 32),
            signed(ROTATE, 135),
            signed(BRIGHTNESS, .99),
            signed(COLOR, .99),
            signed(CONTRAST, .99),
            signed(SHARPNESS, .99),
            one(POSTERIZE, strength -> 8 - Math.rint(6 * strength)),
            one(SOLARIZE, strength -> 255 * (1 - strength)),
            fixed(AUTO_CONTRAST),
            fixed(EQUALIZE))),
    /** Hendrycks et al. 2020, "AugMix": none of what ImageNet-C tests with, so no brightness, color, contrast, sharpness. */
    AUG_MIX(List.of(
            fixed(AUTO_CONTRAST),
            fixed(EQUALIZE),
            one(POSTERIZE, strength -> 4 - Math.floor(4 * strength)),
            new RangedOperation(ROTATE, true, (strength, side) -> Math.floor(30 * strength)),
            one(SOLARIZE, strength -> 256 - Math.floor(256 * strength)),
            signed(SHEAR_X, .3),
            signed(SHEAR_Y, .3),
            share(TRANSLATE_X, 1.0 / 3),
            share(TRANSLATE_Y, 1.0 / 3)));

    private final List<RangedOperation> operations;

    OperationTable(List<RangedOperation> operations) {
        this.operations = operations;
    }

    List<RangedOperation> operations() {
        return operations;
    }

    /** The operation with this table's range. */
    RangedOperation of(PolicyOperation operation) {
        return operations.stream()
                .filter(ranged -> ranged.operation() == operation)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(operation + " is not in the table " + this));
    }

    private static List<RangedOperation> randAugment() {
        return List.of(
                fixed(IDENTITY),
                signed(SHEAR_X, .3),
                signed(SHEAR_Y, .3),
                share(TRANSLATE_X, 150.0 / 331),
                share(TRANSLATE_Y, 150.0 / 331),
                signed(ROTATE, 30),
                signed(BRIGHTNESS, .9),
                signed(COLOR, .9),
                signed(CONTRAST, .9),
                signed(SHARPNESS, .9),
                one(POSTERIZE, strength -> 8 - Math.rint(4 * strength)),
                one(SOLARIZE, strength -> 255 * (1 - strength)),
                fixed(AUTO_CONTRAST),
                fixed(EQUALIZE));
    }

    private static List<RangedOperation> timm(boolean increasing, RangedOperation posterize, RangedOperation solarize) {
        return List.of(
                fixed(AUTO_CONTRAST),
                fixed(EQUALIZE),
                fixed(INVERT),
                signed(ROTATE, 30),
                posterize,
                solarize,
                one(SOLARIZE_ADD, strength -> Math.floor(110 * strength)),
                factor(COLOR, increasing),
                factor(CONTRAST, increasing),
                factor(BRIGHTNESS, increasing),
                factor(SHARPNESS, increasing),
                signed(SHEAR_X, .3),
                signed(SHEAR_Y, .3),
                share(TRANSLATE_X, .45),
                share(TRANSLATE_Y, .45));
    }

    private static RangedOperation factor(PolicyOperation operation, boolean increasing) {
        return increasing ? signed(operation, .9) : one(operation, strength -> 1.8 * strength - .9);
    }

    private static List<RangedOperation> with(List<RangedOperation> operations, RangedOperation last) {
        List<RangedOperation> all = new ArrayList<>(operations);
        all.add(last);
        return List.copyOf(all);
    }

    private static RangedOperation fixed(PolicyOperation operation) {
        return one(operation, strength -> 0);
    }

    private static RangedOperation signed(PolicyOperation operation, double end) {
        return new RangedOperation(operation, true, (strength, side) -> end * strength);
    }

    private static RangedOperation share(PolicyOperation operation, double ofSide) {
        return new RangedOperation(operation, true, (strength, side) -> ofSide * side * strength);
    }

    private static RangedOperation one(PolicyOperation operation, DoubleUnaryOperator range) {
        return new RangedOperation(operation, false, (strength, side) -> range.applyAsDouble(strength));
    }
}

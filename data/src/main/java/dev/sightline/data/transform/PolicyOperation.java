package dev.sightline.data.transform;

import dev.sightline.image.ColorBalance;
import dev.sightline.image.NearestWarp;
import dev.sightline.image.Picture;
import dev.sightline.image.Sharpness;
import dev.sightline.image.Tone;

/**
 * What {@link AutoAugment} and {@link RandAugment} are made of, with the ranges of Cubuk et al. 2019, "AutoAugment:
 * Learning Augmentation Strategies from Data", table 6, as torchvision applies them. A strength of 1 is the end of the
 * range; signed operations go either way.
 *
 * <ul>
 *   <li>shears: a slope of 0.3; translations: 150/331 of the side, whole pixels; rotation: 30 degrees
 *   <li>brightness, color, contrast, sharpness: a factor of 1 + 0.9 strength
 *   <li>posterize: from 8 bits down to 4; solarize: a threshold from 255 down to 0
 *   <li>identity, auto-contrast, equalize, invert: no strength
 * </ul>
 *
 * <p>Given its parameter, each gives Pillow's bytes; moved pixels are taken from the nearest one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the effects are lambdas that capture nothing
enum PolicyOperation {
    IDENTITY(false, (picture, strength, fill) -> picture),
    SHEAR_X(true, (picture, strength, fill) -> NearestWarp.shearAlongX(picture, .3 * strength, fill)),
    SHEAR_Y(true, (picture, strength, fill) -> NearestWarp.shearAlongY(picture, .3 * strength, fill)),
    TRANSLATE_X(
            true,
            (picture, strength, fill) -> NearestWarp.translate(picture, shift(picture.width(), strength), 0, fill)),
    TRANSLATE_Y(
            true,
            (picture, strength, fill) -> NearestWarp.translate(picture, 0, shift(picture.height(), strength), fill)),
    ROTATE(true, (picture, strength, fill) -> NearestWarp.rotate(picture, 30 * strength, fill)),
    BRIGHTNESS(true, (picture, strength, fill) -> ColorBalance.brightness(picture, 1 + .9 * strength)),
    COLOR(true, (picture, strength, fill) -> ColorBalance.saturation(picture, 1 + .9 * strength)),
    CONTRAST(true, (picture, strength, fill) -> ColorBalance.contrast(picture, 1 + .9 * strength)),
    SHARPNESS(true, (picture, strength, fill) -> Sharpness.change(picture, 1 + .9 * strength)),
    POSTERIZE(false, (picture, strength, fill) -> Tone.posterize(picture, 8 - (int) Math.rint(4 * strength))),
    SOLARIZE(false, (picture, strength, fill) -> Tone.solarize(picture, (int) Math.rint(255 * (1 - strength)))),
    AUTO_CONTRAST(false, (picture, strength, fill) -> Tone.autoContrast(picture)),
    EQUALIZE(false, (picture, strength, fill) -> Tone.equalize(picture)),
    INVERT(false, (picture, strength, fill) -> Tone.invert(picture));

    private final boolean signed;

    private final Effect effect;

    @FunctionalInterface
    private interface Effect {
        Picture of(Picture picture, double strength, int fill);
    }

    PolicyOperation(boolean signed, Effect effect) {
        this.signed = signed;
        this.effect = effect;
    }

    /**
     * The picture changed; the one received stays as it is.
     *
     * @param strength 0 to 1
     * @param backwards whether a signed operation goes the other way
     * @param fill byte of what moves in
     */
    Picture apply(Picture picture, double strength, boolean backwards, int fill) {
        return effect.of(picture, signed && backwards ? -strength : strength, fill);
    }

    private static int shift(int side, double strength) {
        return (int) (150.0 / 331 * side * strength);
    }
}

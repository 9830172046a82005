package dev.sightline.data.photometry;

import dev.sightline.image.ColorBalance;
import dev.sightline.image.Image;
import dev.sightline.image.NearestWarp;
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
 * <p>Given its parameter, each gives Pillow's bytes; mapped pixels are taken from the nearest one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the effects are lambdas that capture nothing
enum PolicyOperation {
    IDENTITY(false, (image, strength, fill) -> image),
    SHEAR_X(true, (image, strength, fill) -> NearestWarp.shearAlongX(image, .3 * strength, fill)),
    SHEAR_Y(true, (image, strength, fill) -> NearestWarp.shearAlongY(image, .3 * strength, fill)),
    TRANSLATE_X(true, (image, strength, fill) -> NearestWarp.translate(image, shift(image.width(), strength), 0, fill)),
    TRANSLATE_Y(
            true, (image, strength, fill) -> NearestWarp.translate(image, 0, shift(image.height(), strength), fill)),
    ROTATE(true, (image, strength, fill) -> NearestWarp.rotate(image, 30 * strength, fill)),
    BRIGHTNESS(true, (image, strength, fill) -> ColorBalance.brightness(image, 1 + .9 * strength)),
    COLOR(true, (image, strength, fill) -> ColorBalance.saturation(image, 1 + .9 * strength)),
    CONTRAST(true, (image, strength, fill) -> ColorBalance.contrast(image, 1 + .9 * strength)),
    SHARPNESS(true, (image, strength, fill) -> Sharpness.change(image, 1 + .9 * strength)),
    POSTERIZE(false, (image, strength, fill) -> Tone.posterize(image, 8 - (int) Math.rint(4 * strength))),
    SOLARIZE(false, (image, strength, fill) -> Tone.solarize(image, solarizedFrom(strength))),
    AUTO_CONTRAST(false, (image, strength, fill) -> Tone.autoContrast(image)),
    EQUALIZE(false, (image, strength, fill) -> Tone.equalize(image)),
    INVERT(false, (image, strength, fill) -> Tone.invert(image));

    /** The grey that AutoAugment's authors fill with. */
    static final int USUAL_FILL = 128;

    private final boolean signed;

    private final Effect effect;

    @FunctionalInterface
    private interface Effect {
        Image of(Image image, double strength, int fill);
    }

    PolicyOperation(boolean signed, Effect effect) {
        this.signed = signed;
        this.effect = effect;
    }

    /**
     * The image changed; the one received stays as it is.
     *
     * @param strength 0 to 1
     * @param backwards whether a signed operation goes the other way
     * @param fill byte of what moves in
     */
    Image apply(Image image, double strength, boolean backwards, int fill) {
        return effect.of(image, signed && backwards ? -strength : strength, fill);
    }

    /** Whether pixels change their place. */
    boolean movesPixels() {
        return switch (this) {
            case SHEAR_X, SHEAR_Y, TRANSLATE_X, TRANSLATE_Y, ROTATE -> true;
            case IDENTITY,
                    BRIGHTNESS,
                    COLOR,
                    CONTRAST,
                    SHARPNESS,
                    POSTERIZE,
                    SOLARIZE,
                    AUTO_CONTRAST,
                    EQUALIZE,
                    INVERT -> false;
        };
    }

    /**
     * The lowest byte that is not below the threshold {@code 255 (1 - strength)}: torchvision compares with the
     * threshold, a 32-bit float, and does not round it.
     */
    private static int solarizedFrom(double strength) {
        return (int) Math.ceil((float) (255 * (1 - strength)));
    }

    private static int shift(int side, double strength) {
        return (int) (150.0 / 331 * side * strength);
    }
}

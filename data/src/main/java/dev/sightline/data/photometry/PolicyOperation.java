package dev.sightline.data.photometry;

import dev.sightline.image.ColorBalance;
import dev.sightline.image.Image;
import dev.sightline.image.NearestWarp;
import dev.sightline.image.Sharpness;
import dev.sightline.image.Tone;

/**
 * What {@link AutoAugment}, {@link RandAugment}, {@link TrivialAugment} and {@link AugMix} are made of. Each takes one
 * parameter, and given it, gives Pillow's bytes; mapped pixels are taken from the nearest one. How far parameters go is in
 * {@link OperationTable}.
 *
 * <ul>
 *   <li>shears: a slope; translations: pixels, of which the whole ones count; rotation: degrees
 *   <li>brightness, color, contrast, sharpness: what is added to a factor of 1
 *   <li>posterize: the bits kept; solarize: the threshold from which bytes are inverted
 *   <li>solarize-add: what is added to bytes below 128
 *   <li>identity, auto-contrast, equalize, invert: none
 * </ul>
 */
@SuppressWarnings("ImmutableEnumChecker") // the effects are lambdas that capture nothing
enum PolicyOperation {
    IDENTITY((image, none, fill) -> image),
    SHEAR_X(NearestWarp::shearAlongX),
    SHEAR_Y(NearestWarp::shearAlongY),
    TRANSLATE_X((image, pixels, fill) -> NearestWarp.translate(image, (int) pixels, 0, fill)),
    TRANSLATE_Y((image, pixels, fill) -> NearestWarp.translate(image, 0, (int) pixels, fill)),
    ROTATE(NearestWarp::rotate),
    BRIGHTNESS((image, change, fill) -> ColorBalance.brightness(image, 1 + change)),
    COLOR((image, change, fill) -> ColorBalance.saturation(image, 1 + change)),
    CONTRAST((image, change, fill) -> ColorBalance.contrast(image, 1 + change)),
    SHARPNESS((image, change, fill) -> Sharpness.change(image, 1 + change)),
    POSTERIZE((image, bits, fill) -> Tone.posterize(image, (int) bits)),
    SOLARIZE((image, threshold, fill) -> Tone.solarize(image, lowestInverted(threshold))),
    AUTO_CONTRAST((image, none, fill) -> Tone.autoContrast(image)),
    EQUALIZE((image, none, fill) -> Tone.equalize(image)),
    INVERT((image, none, fill) -> Tone.invert(image)),
    SOLARIZE_ADD((image, added, fill) -> Tone.brightenDark(image, (int) added));

    /** The grey that AutoAugment's authors fill with. */
    static final int USUAL_FILL = 128;

    private final Effect effect;

    @FunctionalInterface
    private interface Effect {
        Image of(Image image, double parameter, int fill);
    }

    PolicyOperation(Effect effect) {
        this.effect = effect;
    }

    /**
     * The image changed; the one received stays as it is.
     *
     * @param parameter as listed above
     * @param fill byte of what moves in
     */
    Image apply(Image image, double parameter, int fill) {
        return effect.of(image, parameter, fill);
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
                    INVERT,
                    SOLARIZE_ADD -> false;
        };
    }

    /** The side that a translation is a share of. */
    int side(Image image) {
        return this == TRANSLATE_Y ? image.height() : image.width();
    }

    /** The lowest byte that is not below the threshold: torchvision compares with a 32-bit float and does not round it. */
    private static int lowestInverted(double threshold) {
        return (int) Math.ceil((float) threshold);
    }
}

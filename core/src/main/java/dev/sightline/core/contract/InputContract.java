package dev.sightline.core.contract;

import java.util.Objects;

/**
 * Everything between an image file and a network's input: two programs with equal input contracts make bit-identical
 * tensors of the same file.
 *
 * <p>The steps in order: the file is decoded and turned ({@code orientation}), transparency is settled ({@code alpha}),
 * the image is resized and padded as 8-bit RGB ({@code resize}, {@code interpolation}, {@code padding}), channels are
 * put in order ({@code color}), bytes become numbers ({@code normalization}), and numbers are laid out
 * ({@code layout}, {@code elementType}).
 *
 * @param padding the byte value (0-255) of every channel where the canvas reaches beyond the image, before
 *     normalization
 * @param normalization with as many channels as {@code color}; keeps bytes as they are if the elements are UINT8
 */
public record InputContract(
        ResizeRule resize,
        ColorOrder color,
        Orientation orientation,
        AlphaRule alpha,
        Interpolation interpolation,
        int padding,
        Normalization normalization,
        Layout layout,
        ElementType elementType) {

    public InputContract {
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(orientation, "orientation");
        Objects.requireNonNull(alpha, "alpha");
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(layout, "layout");
        if (padding < 0 || padding > 255) {
            throw new IllegalArgumentException("the padding value must be within 0 to 255, received " + padding);
        }
        if (normalization.channels() != color.channels()) {
            throw new IllegalArgumentException("the normalization needs one mean and deviation for each of the "
                    + color.channels() + " channels of " + color + ", received " + normalization.channels());
        }
        if (elementType == ElementType.UINT8 && !normalization.isIdentity()) {
            throw new IllegalArgumentException("an input of bytes takes them as they are (0-255, mean 0, deviation 1),"
                    + " received " + normalization);
        }
    }

    /**
     * What YOLO detectors take: a centred letterbox padded with 114, bilinear, turned by EXIF, alpha dropped, RGB scaled
     * to 0-1, NCHW, 32-bit floats.
     */
    public static InputContract letterboxRgb(int width, int height) {
        return new InputContract(
                new ResizeRule.Letterbox(width, height, ResizeRule.Anchor.CENTER, true),
                ColorOrder.RGB,
                Orientation.APPLY_EXIF,
                new AlphaRule.Drop(),
                Interpolation.BILINEAR,
                114,
                Normalization.scaleOnly(Normalization.Scale.ZERO_TO_ONE, 3),
                Layout.NCHW,
                ElementType.FLOAT32);
    }

    /** The same contract with another way to resize. */
    public InputContract withResize(ResizeRule other) {
        return new InputContract(
                other, color, orientation, alpha, interpolation, padding, normalization, layout, elementType);
    }

    /** The same contract with other channels and the normalization that belongs to them. */
    public InputContract withColor(ColorOrder other, Normalization otherNormalization) {
        return new InputContract(
                resize, other, orientation, alpha, interpolation, padding, otherNormalization, layout, elementType);
    }

    /** The same contract with another way to compute pixels between pixels. */
    public InputContract withInterpolation(Interpolation other) {
        return new InputContract(resize, color, orientation, alpha, other, padding, normalization, layout, elementType);
    }

    /** The same contract with another order of the tensor's axes. */
    public InputContract withLayout(Layout other) {
        return new InputContract(
                resize, color, orientation, alpha, interpolation, padding, normalization, other, elementType);
    }
}

package dev.sightline.nn.family;

/**
 * What a family needs to know to build a network.
 *
 * @param variant one of the family's {@link ModelFamily#variants}
 * @param classes number of classes, 1 or more
 * @param imageWidth pixels of the network's input
 * @param imageHeight pixels of the network's input
 */
public record ModelOptions(String variant, int classes, int imageWidth, int imageHeight) {

    public ModelOptions {
        if (classes < 1) {
            throw new IllegalArgumentException("a model needs 1 class or more, received " + classes);
        }
        if (imageWidth < 1 || imageHeight < 1) {
            throw new IllegalArgumentException(
                    "the input's width and height must be 1 or more, received " + imageWidth + " x " + imageHeight);
        }
    }

    /** A square input. */
    public static ModelOptions square(String variant, int classes, int imageSize) {
        return new ModelOptions(variant, classes, imageSize, imageSize);
    }
}

package dev.sightline.data.synth;

/**
 * What to make.
 *
 * @param seed the same seed gives the same images, to the last bit
 * @param train how many images; likewise {@code val} and {@code test}
 * @param size of the square images, in pixels
 */
public record SyntheticBoardsOptions(long seed, int train, int val, int test, int size) {

    public SyntheticBoardsOptions {
        if (train < 1 || val < 1 || test < 1) {
            throw new IllegalArgumentException(
                    "each split needs at least 1 image, received train " + train + ", val " + val + ", test " + test);
        }
        if (size < 128 || size > 2048) {
            throw new IllegalArgumentException("the size must be within 128 to 2048 pixels, received " + size);
        }
    }

    /** 160, 40 and 40 images of 320 x 320. */
    public static SyntheticBoardsOptions standard() {
        return new SyntheticBoardsOptions(1, 160, 40, 40, 320);
    }

    public SyntheticBoardsOptions withSeed(long value) {
        return new SyntheticBoardsOptions(value, train, val, test, size);
    }
}

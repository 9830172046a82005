package dev.sightline.core.contract;

/**
 * A width and a height in pixels.
 *
 * @param width 1 or more
 * @param height 1 or more
 */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size is at least 1 x 1 pixels, received " + width + " x " + height);
        }
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}

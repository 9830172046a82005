package dev.sightline.nn.op;

/** A height and a width in cells; height first, as in {@code [batch, channels, height, width]}. Both at least 1. */
public record Extent(int height, int width) {

    public Extent {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "height and width must be 1 or more, received " + height + " x " + width + " (height x width)");
        }
    }

    public static Extent square(int side) {
        return new Extent(side, side);
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }
}

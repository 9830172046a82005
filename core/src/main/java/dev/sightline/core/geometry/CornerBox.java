package dev.sightline.core.geometry;

/**
 * A box given by its edges, in some frame that its type names.
 *
 * <p>Coordinates are continuous: pixel {@code i} covers {@code [i, i + 1)}, so a box around the first pixel alone is
 * {@code (0, 0, 1, 1)} and no "+ 1" appears anywhere. {@code x} grows to the right, {@code y} downwards, and the origin
 * is the top-left corner of the frame.
 *
 * @param <B> the implementing type itself, so that boxes of two frames never meet in one computation
 */
public sealed interface CornerBox<B extends CornerBox<B>> permits Box.Pixels, Box.Input {

    double xMin();

    double yMin();

    double xMax();

    double yMax();

    default double width() {
        return xMax() - xMin();
    }

    default double height() {
        return yMax() - yMin();
    }

    /** Width times height, in squared units of the frame; 0 for a degenerate box. */
    default double area() {
        return width() * height();
    }

    default double xCenter() {
        return (xMin() + xMax()) / 2;
    }

    default double yCenter() {
        return (yMin() + yMax()) / 2;
    }
}

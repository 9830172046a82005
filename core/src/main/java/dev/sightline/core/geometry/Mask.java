package dev.sightline.core.geometry;

/**
 * The pixels of one object, as whoever annotated it outlined or counted them.
 *
 * <p>A point of a mask is in pixels of the source image as it is shown: pixel {@code (x, y)} covers {@code x} to {@code
 * x + 1} and {@code y} to {@code y + 1}.
 */
public sealed interface Mask permits PolygonMask, RunLengthMask {

    /** Handles each form of a mask; a new form fails to compile until it is handled. */
    interface Visitor<R> {

        R polygons(PolygonMask mask);

        R runLength(RunLengthMask mask);
    }

    <R> R accept(Visitor<R> visitor);

    /** How much is covered, in square pixels. */
    double area();

    /** The smallest box around it; of zero area where nothing is covered. */
    Box.Pixels bounds();
}

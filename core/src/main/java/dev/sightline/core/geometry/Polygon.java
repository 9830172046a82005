package dev.sightline.core.geometry;

import java.util.Arrays;

/**
 * A closed outline: its corners in order, the last joined to the first. Immutable.
 *
 * <p>Corners are kept as plain numbers, since datasets hold tens of millions of them.
 */
public final class Polygon {

    private static final int FEWEST_CORNERS = 3;

    private final double[] coordinates;

    private Polygon(double[] coordinates) {
        this.coordinates = coordinates;
    }

    /**
     * A polygon of these corners.
     *
     * @param coordinates {@code x, y, x, y...}, of three corners or more; finite
     */
    public static Polygon of(double... coordinates) {
        if (coordinates.length < 2 * FEWEST_CORNERS || coordinates.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a polygon needs x and y of at least three corners, received " + coordinates.length + " numbers");
        }
        if (!Arrays.stream(coordinates).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "a polygon needs finite numbers, received " + Arrays.toString(coordinates));
        }
        return new Polygon(coordinates.clone());
    }

    public int corners() {
        return coordinates.length / 2;
    }

    public double x(int corner) {
        return coordinates[2 * corner];
    }

    public double y(int corner) {
        return coordinates[2 * corner + 1];
    }

    /** {@code x, y, x, y...}, a copy. */
    public double[] coordinates() {
        return coordinates.clone();
    }

    /** The enclosed area by the shoelace formula, 0 or more; of an outline that crosses itself, parts cancel out. */
    public double area() {
        double doubled = 0;
        for (int i = 0; i < corners(); i++) {
            int next = (i + 1) % corners();
            doubled += x(i) * y(next) - x(next) * y(i);
        }
        return Math.abs(doubled) / 2;
    }

    /** The smallest box around all corners. */
    public Box.Pixels bounds() {
        double xMin = x(0);
        double yMin = y(0);
        double xMax = x(0);
        double yMax = y(0);
        for (int i = 1; i < corners(); i++) {
            xMin = Math.min(xMin, x(i));
            yMin = Math.min(yMin, y(i));
            xMax = Math.max(xMax, x(i));
            yMax = Math.max(yMax, y(i));
        }
        return new Box.Pixels(xMin, yMin, xMax, yMax);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polygon polygon && Arrays.equals(coordinates, polygon.coordinates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coordinates);
    }

    /** {@code polygon [1.0, 1.0, 9.0, 1.0, 9.0, 5.0]}. */
    @Override
    public String toString() {
        return "polygon " + Arrays.toString(coordinates);
    }
}

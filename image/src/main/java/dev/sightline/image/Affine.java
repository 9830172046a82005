package dev.sightline.image;

import dev.sightline.core.geometry.Box;

/**
 * A straight-line map of the plane, {@code x' = xx * x + xy * y + x0} and {@code y' = yx * x + yy * y + y0}, in
 * continuous pixel coordinates: pixel {@code i} covers {@code [i, i + 1)}, as for boxes.
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {

    public Affine {
        double sum = xx + xy + x0 + yx + yy + y0;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("an affine map needs finite numbers, received x' = " + xx + " x + " + xy
                    + " y + " + x0 + ", y' = " + yx + " x + " + yy + " y + " + y0);
        }
    }

    public static Affine identity() {
        return new Affine(1, 0, 0, 0, 1, 0);
    }

    public static Affine translation(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    /** Growth away from the origin. */
    public static Affine scale(double x, double y) {
        return new Affine(x, 0, 0, 0, y, 0);
    }

    /** A turn about the origin, clockwise as seen (y grows downwards). */
    public static Affine rotation(double radians) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        return new Affine(cosine, -sine, 0, sine, cosine, 0);
    }

    /** {@code x' = x + tan(alongX) * y}, {@code y' = tan(alongY) * x + y}; angles in radians. */
    public static Affine shear(double alongX, double alongY) {
        return new Affine(1, Math.tan(alongX), 0, Math.tan(alongY), 1, 0);
    }

    /** This map first, {@code next} on its result. */
    public Affine then(Affine next) {
        return new Affine(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.xx * x0 + next.xy * y0 + next.x0,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.yx * x0 + next.yy * y0 + next.y0);
    }

    /**
     * The map that undoes this one.
     *
     * @throws IllegalArgumentException if this map flattens the plane
     */
    public Affine inverse() {
        double determinant = xx * yy - xy * yx;
        if (!(Math.abs(determinant) > 1e-12)) {
            throw new IllegalArgumentException("this map has no inverse: its determinant is " + determinant);
        }
        return new Affine(
                yy / determinant,
                -xy / determinant,
                (xy * y0 - yy * x0) / determinant,
                -yx / determinant,
                xx / determinant,
                (yx * x0 - xx * y0) / determinant);
    }

    public double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    public double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** The smallest upright box around the mapped box; larger than the object itself once turned or sheared. */
    public Box.Pixels bounds(Box.Pixels box) {
        double xCenter = x(box.xCenter(), box.yCenter());
        double yCenter = y(box.xCenter(), box.yCenter());
        double halfWidth = (Math.abs(xx) * box.width() + Math.abs(xy) * box.height()) / 2;
        double halfHeight = (Math.abs(yx) * box.width() + Math.abs(yy) * box.height()) / 2;
        return new Box.Pixels(xCenter - halfWidth, yCenter - halfHeight, xCenter + halfWidth, yCenter + halfHeight);
    }
}

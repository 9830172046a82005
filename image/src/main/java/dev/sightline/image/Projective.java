package dev.sightline.image;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import java.util.Objects;
import java.util.Optional;

/**
 * A map of the plane that keeps straight lines straight, as a camera sees a flat thing: {@code (x', y') = (X, Y) / W} with
 * {@code (X, Y)} an {@link Affine} map of {@code (x, y)} and {@code W = wx * x + wy * y + w0}. Points with {@code W <= 0}
 * lie behind the viewer and have no place. Coordinates as for {@link Affine}, which is the case {@code W = 1}.
 */
public record Projective(Affine top, double wx, double wy, double w0) {

    /** How close to the viewer a corner may come before it is cut off. */
    private static final double NEAREST = 1e-6;

    public Projective {
        Objects.requireNonNull(top, "top");
        if (!Double.isFinite(wx + wy + w0)) {
            throw new IllegalArgumentException(
                    "a projective map needs finite numbers, received W = " + wx + " x + " + wy + " y + " + w0);
        }
    }

    public static Projective of(Affine map) {
        return new Projective(map, 0, 0, 1);
    }

    public static Projective identity() {
        return of(Affine.identity());
    }

    /**
     * The map of a rectangle's corners onto four points (Heckbert, "Fundamentals of Texture Mapping and Image Warping",
     * 1989, section 2.2.3).
     *
     * @param rectangle with its top left corner at the origin
     * @param x of top left, top right, bottom right and bottom left
     * @param y likewise
     * @throws IllegalArgumentException if three of the points lie on one line
     */
    public static Projective ofCorners(Size rectangle, double[] x, double[] y) {
        double rightX = x[1] - x[2];
        double rightY = y[1] - y[2];
        double belowX = x[3] - x[2];
        double belowY = y[3] - y[2];
        double bentX = x[0] - x[1] + x[2] - x[3];
        double bentY = y[0] - y[1] + y[2] - y[3];
        double area = rightX * belowY - belowX * rightY;
        if (!(Math.abs(area) > 1e-12)) {
            throw new IllegalArgumentException("three of the four corners lie on one line");
        }
        double g = (bentX * belowY - belowX * bentY) / area;
        double h = (rightX * bentY - bentX * rightY) / area;
        Affine top = new Affine(
                x[1] - x[0] + g * x[1],
                x[3] - x[0] + h * x[3],
                x[0],
                y[1] - y[0] + g * y[1],
                y[3] - y[0] + h * y[3],
                y[0]);
        return of(Affine.scale(1.0 / rectangle.width(), 1.0 / rectangle.height()))
                .then(new Projective(top, g, h, 1));
    }

    /** Whether no point comes nearer than another, so that this is the affine map {@link #top}. */
    public boolean isAffine() {
        return wx == 0 && wy == 0 && w0 == 1;
    }

    /** Whether every point stays where it is. */
    public boolean isIdentity() {
        return isAffine() && top.equals(Affine.identity());
    }

    /** This map first, {@code next} on its result. */
    public Projective then(Projective next) {
        if (isAffine() && next.isAffine()) {
            return of(top.then(next.top));
        }
        Affine to = next.top;
        return new Projective(
                new Affine(
                        to.xx() * top.xx() + to.xy() * top.yx() + to.x0() * wx,
                        to.xx() * top.xy() + to.xy() * top.yy() + to.x0() * wy,
                        to.xx() * top.x0() + to.xy() * top.y0() + to.x0() * w0,
                        to.yx() * top.xx() + to.yy() * top.yx() + to.y0() * wx,
                        to.yx() * top.xy() + to.yy() * top.yy() + to.y0() * wy,
                        to.yx() * top.x0() + to.yy() * top.y0() + to.y0() * w0),
                next.wx * top.xx() + next.wy * top.yx() + next.w0 * wx,
                next.wx * top.xy() + next.wy * top.yy() + next.w0 * wy,
                next.wx * top.x0() + next.wy * top.y0() + next.w0 * w0);
    }

    /**
     * The map that undoes this one.
     *
     * @throws IllegalArgumentException if this map flattens the plane
     */
    public Projective inverse() {
        if (isAffine()) {
            return of(top.inverse());
        }
        double a = top.yy() * w0 - top.y0() * wy;
        double b = top.y0() * wx - top.yx() * w0;
        double c = top.yx() * wy - top.yy() * wx;
        double determinant = top.xx() * a + top.xy() * b + top.x0() * c;
        if (!(Math.abs(determinant) > 1e-12)) {
            throw new IllegalArgumentException("this map has no inverse: its determinant is " + determinant);
        }
        return new Projective(
                new Affine(
                        a / determinant,
                        (top.x0() * wy - top.xy() * w0) / determinant,
                        (top.xy() * top.y0() - top.x0() * top.yy()) / determinant,
                        b / determinant,
                        (top.xx() * w0 - top.x0() * wx) / determinant,
                        (top.x0() * top.yx() - top.xx() * top.y0()) / determinant),
                c / determinant,
                (top.xy() * wx - top.xx() * wy) / determinant,
                (top.xx() * top.yy() - top.xy() * top.yx()) / determinant);
    }

    /** {@code W}: above 0 for what is seen; the larger, the farther away. */
    public double depth(double x, double y) {
        return wx * x + wy * y + w0;
    }

    /** Of a point whose {@link #depth} is above 0. */
    public double x(double x, double y) {
        return top.x(x, y) / depth(x, y);
    }

    /** Of a point whose {@link #depth} is above 0. */
    public double y(double x, double y) {
        return top.y(x, y) / depth(x, y);
    }

    /** The smallest upright box around the mapped box; empty if the whole box lies behind the viewer. */
    public Optional<Box.Pixels> bounds(Box.Pixels box) {
        if (isAffine()) {
            return Optional.of(top.bounds(box));
        }
        double[] x = {box.xMin(), box.xMax(), box.xMax(), box.xMin()};
        double[] y = {box.yMin(), box.yMin(), box.yMax(), box.yMax()};
        double[] edges = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            double here = depth(x[i], y[i]);
            double there = depth(x[next], y[next]);
            if (here >= NEAREST) {
                include(x[i], y[i], edges);
            }
            if (here >= NEAREST != there >= NEAREST) {
                double share = (NEAREST - here) / (there - here);
                include(x[i] + share * (x[next] - x[i]), y[i] + share * (y[next] - y[i]), edges);
            }
        }
        return edges[0] > edges[2]
                ? Optional.empty()
                : Optional.of(new Box.Pixels(edges[0], edges[1], edges[2], edges[3]));
    }

    private void include(double x, double y, double[] edges) {
        double depth = Math.max(NEAREST, depth(x, y));
        double mappedX = top.x(x, y) / depth;
        double mappedY = top.y(x, y) / depth;
        edges[0] = Math.min(edges[0], mappedX);
        edges[1] = Math.min(edges[1], mappedY);
        edges[2] = Math.max(edges[2], mappedX);
        edges[3] = Math.max(edges[3], mappedY);
    }
}

package dev.sightline.core.geometry;

import java.util.List;

/**
 * An object as outlines of its parts: several where something in front of it divides it.
 *
 * @param polygons one or more
 */
public record PolygonMask(List<Polygon> polygons) implements Mask {

    public PolygonMask {
        polygons = List.copyOf(polygons);
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("a mask of polygons needs at least one");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.polygons(this);
    }

    /** The sum over the polygons: what two of them cover counts twice. */
    @Override
    public double area() {
        return polygons.stream().mapToDouble(Polygon::area).sum();
    }

    @Override
    public Box.Pixels bounds() {
        return polygons.stream()
                .map(Polygon::bounds)
                .reduce((one, other) -> new Box.Pixels(
                        Math.min(one.xMin(), other.xMin()),
                        Math.min(one.yMin(), other.yMin()),
                        Math.max(one.xMax(), other.xMax()),
                        Math.max(one.yMax(), other.yMax())))
                .orElseThrow();
    }
}

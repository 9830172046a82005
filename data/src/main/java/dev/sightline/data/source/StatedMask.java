package dev.sightline.data.source;

import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import java.util.Objects;

/**
 * The pixels of an object as its file states them; nothing about it has been checked.
 *
 * @param inFractions whether a polygon's corners are fractions of the image, as YOLO writes them; otherwise they are in
 *     pixels
 */
public record StatedMask(Mask mask, boolean inFractions) {

    public StatedMask {
        Objects.requireNonNull(mask, "mask");
    }

    public static StatedMask inPixels(Mask mask) {
        return new StatedMask(mask, false);
    }

    public static StatedMask inFractions(PolygonMask mask) {
        return new StatedMask(mask, true);
    }

    /** In pixels of an image of this size; corners in fractions are rounded as {@link BoxNotation} rounds edges. */
    public Mask of(int width, int height) {
        return inFractions ? mask.accept(new Scaled(width, height)) : mask;
    }

    private record Scaled(int width, int height) implements Mask.Visitor<Mask> {

        @Override
        public Mask polygons(PolygonMask mask) {
            return new PolygonMask(mask.polygons().stream().map(this::scaled).toList());
        }

        /** Runs count pixels. */
        @Override
        public Mask runLength(RunLengthMask mask) {
            return mask;
        }

        private Polygon scaled(Polygon polygon) {
            double[] coordinates = polygon.coordinates();
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = BoxNotation.micro(coordinates[i] * (i % 2 == 0 ? width : height));
            }
            return Polygon.of(coordinates);
        }
    }
}

package dev.sightline.data.augment;

import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import java.util.BitSet;

/** Which points belong to an object: of runs, those whose pixel does; of polygons, those inside any of them (even-odd). */
@FunctionalInterface
interface Coverage {

    boolean contains(double x, double y);

    static Coverage of(Mask mask) {
        return mask.accept(new Mask.Visitor<Coverage>() {
            @Override
            public Coverage polygons(PolygonMask polygons) {
                return (x, y) -> polygons.polygons().stream().anyMatch(polygon -> inside(polygon, x, y));
            }

            @Override
            public Coverage runLength(RunLengthMask runs) {
                BitSet pixels = pixels(runs);
                return (x, y) -> x >= 0
                        && y >= 0
                        && x < runs.width()
                        && y < runs.height()
                        && pixels.get(((int) x) * runs.height() + (int) y);
            }
        });
    }

    /** Column by column, as the runs go. */
    private static BitSet pixels(RunLengthMask runs) {
        BitSet pixels = new BitSet();
        int[] counts = runs.counts();
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            if (i % 2 == 1) {
                pixels.set(start, start + counts[i]);
            }
            start += counts[i];
        }
        return pixels;
    }

    private static boolean inside(Polygon polygon, double x, double y) {
        boolean inside = false;
        for (int i = 0, before = polygon.corners() - 1; i < polygon.corners(); before = i++) {
            boolean crosses = polygon.y(i) > y != polygon.y(before) > y;
            if (crosses) {
                double share = (y - polygon.y(i)) / (polygon.y(before) - polygon.y(i));
                inside ^= x < polygon.x(i) + share * (polygon.x(before) - polygon.x(i));
            }
        }
        return inside;
    }
}

package dev.sightline.core.metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which detections of one class are right, for every size class; images are visited once. */
final class ClassMatching {

    final RankedDetections ranked;

    private final ClassColumns columns;
    private final Map<AreaRange, SizeMatching> sizes = new EnumMap<>(AreaRange.class);

    ClassMatching(ClassColumns columns, int maxDetections) {
        this.columns = columns;
        ranked = new RankedDetections(columns);
        for (AreaRange range : AreaRange.values()) {
            sizes.put(range, new SizeMatching(range, ranked.order.length));
        }
        matchImages(maxDetections);
    }

    SizeMatching size(AreaRange range) {
        return Objects.requireNonNull(sizes.get(range));
    }

    private void matchImages(int maxDetections) {
        int target = 0;
        int detection = 0;
        while (target < columns.targetImage.length || detection < columns.image.length) {
            int image = Math.min(at(columns.targetImage, target), at(columns.image, detection));
            int targetEnd = end(columns.targetImage, target, image);
            int detectionEnd = end(columns.image, detection, image);
            int limit = detection + Math.min(detectionEnd - detection, maxDetections);
            int[] places = Arrays.copyOfRange(ranked.placesByImage, detection, limit);
            ImageOverlaps overlaps = new ImageOverlaps(columns, ranked.order, places, target, targetEnd);
            sizes.values().forEach(size -> size.match(overlaps));
            target = targetEnd;
            detection = detectionEnd;
        }
    }

    private static int at(int[] images, int row) {
        return row < images.length ? images[row] : Integer.MAX_VALUE;
    }

    /** Where the rows of an image end, if they begin at {@code start}. */
    private static int end(int[] images, int start, int image) {
        int end = start;
        while (end < images.length && images[end] == image) {
            end++;
        }
        return end;
    }
}

package dev.sightline.core.metric;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which detections of one class are right, for every size class; pictures are visited once. */
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
        matchPictures(maxDetections);
    }

    SizeMatching size(AreaRange range) {
        return Objects.requireNonNull(sizes.get(range));
    }

    private void matchPictures(int maxDetections) {
        int truth = 0;
        int detection = 0;
        while (truth < columns.truthPicture.length || detection < columns.picture.length) {
            int picture = Math.min(at(columns.truthPicture, truth), at(columns.picture, detection));
            int truthEnd = end(columns.truthPicture, truth, picture);
            int detectionEnd = end(columns.picture, detection, picture);
            int limit = detection + Math.min(detectionEnd - detection, maxDetections);
            int[] places = Arrays.copyOfRange(ranked.placesByPicture, detection, limit);
            PictureOverlaps overlaps = new PictureOverlaps(columns, ranked.order, places, truth, truthEnd);
            sizes.values().forEach(size -> size.match(overlaps));
            truth = truthEnd;
            detection = detectionEnd;
        }
    }

    private static int at(int[] pictures, int row) {
        return row < pictures.length ? pictures[row] : Integer.MAX_VALUE;
    }

    /** Where the rows of a picture end, if they begin at {@code start}. */
    private static int end(int[] pictures, int start, int picture) {
        int end = start;
        while (end < pictures.length && pictures[end] == picture) {
            end++;
        }
        return end;
    }
}

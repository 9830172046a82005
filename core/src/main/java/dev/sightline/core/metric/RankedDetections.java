package dev.sightline.core.metric;

/**
 * The detections of one class, best first over all pictures, each with its rank among those of its picture.
 *
 * <p>Equal scores: the earlier picture first, then the order of the input; the same as sorting each picture and then the
 * whole with a stable sort.
 */
final class RankedDetections {

    /** Rows of the columns, best score first. */
    final int[] order;

    /** {@code rank[s]}: how many better detections of the class the picture of {@code order[s]} has. */
    final int[] rank;

    /** Places in {@link #order}, grouped as the columns are: by picture, and best first within each. */
    final int[] placesByPicture;

    RankedDetections(ClassColumns columns) {
        order = ScoreOrder.of(columns.scores);
        rank = new int[order.length];
        placesByPicture = new int[order.length];
        int[] start = pictureStarts(columns.picture);
        int[] filled = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            int first = start[order[place]];
            rank[place] = filled[first]++;
            placesByPicture[first + rank[place]] = place;
        }
    }

    /** For each detection, the row where its picture begins. */
    private static int[] pictureStarts(int[] picture) {
        int[] start = new int[picture.length];
        for (int row = 1; row < start.length; row++) {
            start[row] = picture[row] == picture[row - 1] ? start[row - 1] : row;
        }
        return start;
    }
}

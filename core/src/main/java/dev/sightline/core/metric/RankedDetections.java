package dev.sightline.core.metric;

/**
 * The detections of one class, best first over all images, each with its rank among those of its image.
 *
 * <p>Equal scores: the earlier image first, then the order of the input; the same as sorting each image and then the
 * whole with a stable sort.
 */
final class RankedDetections {

    /** Rows of the columns, best score first. */
    final int[] order;

    /** {@code rank[s]}: how many better detections of the class the image of {@code order[s]} has. */
    final int[] rank;

    /** Places in {@link #order}, grouped as the columns are: by image, and best first within each. */
    final int[] placesByImage;

    RankedDetections(ClassColumns columns) {
        order = ScoreOrder.of(columns.scores);
        rank = new int[order.length];
        placesByImage = new int[order.length];
        int[] start = imageStarts(columns.image);
        int[] filled = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            int first = start[order[place]];
            rank[place] = filled[first]++;
            placesByImage[first + rank[place]] = place;
        }
    }

    /** For each detection, the row where its image begins. */
    private static int[] imageStarts(int[] image) {
        int[] start = new int[image.length];
        for (int row = 1; row < start.length; row++) {
            start[row] = image[row] == image[row - 1] ? start[row - 1] : row;
        }
        return start;
    }
}

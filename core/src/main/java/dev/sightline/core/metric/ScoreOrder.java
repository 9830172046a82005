package dev.sightline.core.metric;

/** Sorts positions by falling score; equal scores stay in their order. A merge sort on primitives, so nothing is boxed. */
final class ScoreOrder {

    private static final int RUN = 16;

    private ScoreOrder() {}

    /** Positions 0 to {@code scores.length - 1}, best score first. */
    static int[] of(double[] scores) {
        int[] order = new int[scores.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int start = 0; start < order.length; start += RUN) {
            insertionSort(order, start, Math.min(start + RUN, order.length), scores);
        }
        int[] spare = new int[order.length];
        for (int width = RUN; width < order.length; width *= 2) {
            for (int start = 0; start < order.length; start += 2 * width) {
                int middle = Math.min(start + width, order.length);
                merge(order, spare, start, middle, Math.min(middle + width, order.length), scores);
            }
            int[] merged = spare;
            spare = order;
            order = merged;
        }
        return order;
    }

    private static void insertionSort(int[] order, int start, int end, double[] scores) {
        for (int i = start + 1; i < end; i++) {
            int inserted = order[i];
            int to = i;
            while (to > start && scores[order[to - 1]] < scores[inserted]) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = inserted;
        }
    }

    private static void merge(int[] from, int[] into, int start, int middle, int end, double[] scores) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || scores[from[left]] >= scores[from[right]]);
            into[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}

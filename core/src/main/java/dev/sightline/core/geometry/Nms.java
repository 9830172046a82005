package dev.sightline.core.geometry;

import java.util.Arrays;

/**
 * Greedy non-maximum suppression: of boxes that overlap too much, the one with the best score stays.
 *
 * <p>Boxes are visited by falling score; of equal scores, the one that came first in the input goes first. A box is kept
 * unless its {@link Iou} with a box already kept (of its class, or of any where {@link NmsOptions#classAgnostic}) is
 * strictly above the threshold. Zero-area boxes overlap nothing: they neither suppress nor are suppressed. Work grows
 * with candidates times kept boxes of a class; no sorting or sweep allocates an object per box.
 */
public final class Nms {

    private Nms() {}

    /**
     * Rows of the boxes that stay, best score first; of equal scores, the earlier row first.
     *
     * @param boxesXyxy {@code [N, 4]}, row by row: xMin, yMin, xMax, yMax, in any one frame
     * @param scores {@code [N]}, any finite numbers
     * @param labels {@code [N]}, class numbers from 0
     * @param count how many rows are used, from the first; the arrays may be longer
     * @throws IllegalArgumentException if an array is shorter than {@code count}, a number is not finite, the edges of a
     *     box are in the wrong order, or a class number is negative; the message names the row
     */
    public static int[] keep(float[] boxesXyxy, float[] scores, int[] labels, int count, NmsOptions options) {
        requireLengths(boxesXyxy, scores, labels, count);
        long[] keys = new long[count];
        for (int row = 0; row < count; row++) {
            requireRow(boxesXyxy, scores, labels, row);
            keys[row] = fallingScoreKey(scores[row], row);
        }
        Arrays.sort(keys);
        int[] byScore = new int[count];
        for (int rank = 0; rank < count; rank++) {
            byScore[rank] = (int) keys[rank];
        }
        return options.classAgnostic()
                ? new NmsSweep(boxesXyxy, byScore, options).allTogether()
                : new NmsSweep(boxesXyxy, byScore, options).classByClass(labels);
    }

    /** Sorts by falling score, then by rising row, as one number: this is what makes the order stable without boxing. */
    private static long fallingScoreKey(float score, int row) {
        int bits = Float.floatToIntBits(score + 0f); // + 0 makes -0 equal to 0
        int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ~rising << 32) | row;
    }

    private static void requireLengths(float[] boxes, float[] scores, int[] labels, int count) {
        if (count < 0 || boxes.length / 4 < count || scores.length < count || labels.length < count) {
            throw new IllegalArgumentException(
                    "suppressing " + count + " boxes needs boxes [" + count + ", 4], scores ["
                            + count + "] and labels [" + count + "], received " + boxes.length + " box numbers, "
                            + scores.length + " scores and " + labels.length + " labels");
        }
    }

    private static void requireRow(float[] boxes, float[] scores, int[] labels, int row) {
        float xMin = boxes[4 * row];
        float yMin = boxes[4 * row + 1];
        float xMax = boxes[4 * row + 2];
        float yMax = boxes[4 * row + 3];
        boolean finite = Float.isFinite(xMin) && Float.isFinite(yMin) && Float.isFinite(xMax) && Float.isFinite(yMax);
        if (!finite || xMax < xMin || yMax < yMin) {
            throw new IllegalArgumentException("box " + row + " needs finite edges with xMin <= xMax and yMin <= yMax,"
                    + " received (" + xMin + ", " + yMin + ", " + xMax + ", " + yMax + ")");
        }
        if (!Float.isFinite(scores[row])) {
            throw new IllegalArgumentException("the score of box " + row + " must be finite, received " + scores[row]);
        }
        if (labels[row] < 0) {
            throw new IllegalArgumentException(
                    "the class number of box " + row + " must be 0 or more, received " + labels[row]);
        }
    }
}

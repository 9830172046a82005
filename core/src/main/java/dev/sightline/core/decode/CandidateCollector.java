package dev.sightline.core.decode;

import java.util.Arrays;

/** Candidates while they are being found; grows as needed. */
final class CandidateCollector {

    private static final int FIRST_CAPACITY = 256;

    private float[] edges = new float[4 * FIRST_CAPACITY];
    private float[] scores = new float[FIRST_CAPACITY];
    private int[] labels = new int[FIRST_CAPACITY];
    private int count;

    /** Adds the box at {@code cell} of {@code cellEdges}, which is {@code [cells, 4]}. */
    void add(float[] cellEdges, int cell, int label, float score) {
        if (count == scores.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
            scores = Arrays.copyOf(scores, 2 * scores.length);
            labels = Arrays.copyOf(labels, 2 * labels.length);
        }
        System.arraycopy(cellEdges, 4 * cell, edges, 4 * count, 4);
        scores[count] = score;
        labels[count] = label;
        count++;
    }

    CandidateBoxes collected() {
        return new CandidateBoxes(edges, scores, labels, count);
    }
}

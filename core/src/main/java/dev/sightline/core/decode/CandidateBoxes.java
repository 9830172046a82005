package dev.sightline.core.decode;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Nms;
import dev.sightline.core.geometry.NmsOptions;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Scored boxes of one image in pixels of the network's input, stored in plain arrays as there may be thousands.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CandidateBoxes {

    private final float[] edges;
    private final float[] scores;
    private final int[] labels;
    private final int count;

    /** Takes the arrays over; {@code edges} is {@code [count, 4]} as xMin, yMin, xMax, yMax, and all may be longer. */
    CandidateBoxes(float[] edges, float[] scores, int[] labels, int count) {
        this.edges = edges;
        this.scores = scores;
        this.labels = labels;
        this.count = count;
    }

    public int count() {
        return count;
    }

    public Box.Input box(int row) {
        int first = 4 * Objects.checkIndex(row, count);
        return new Box.Input(edges[first], edges[first + 1], edges[first + 2], edges[first + 3]);
    }

    /** Within 0 to 1. */
    public float score(int row) {
        return scores[Objects.checkIndex(row, count)];
    }

    /** Class number, counted from 0. */
    public int label(int row) {
        return labels[Objects.checkIndex(row, count)];
    }

    /** Those that stay after {@link Nms}, best first, cut to the most detections. */
    public CandidateBoxes suppress(DetectionDecoding decoding) {
        NmsOptions options =
                new NmsOptions(decoding.nmsIouThreshold(), decoding.classAgnostic(), decoding.maxDetections());
        return rows(Nms.keep(edges, scores, labels, count, options));
    }

    /** The {@code limit} with the best scores, in their present order; of equal scores, the earlier row. */
    CandidateBoxes best(int limit) {
        if (count <= limit) {
            return this;
        }
        int[] rows = rowsByScore(limit);
        Arrays.sort(rows);
        return rows(rows);
    }

    /** The {@code limit} with the best scores, best first; of equal scores, the earlier row. */
    CandidateBoxes ranked(int limit) {
        return rows(rowsByScore(Math.min(limit, count)));
    }

    private int[] rowsByScore(int limit) {
        long[] keys = new long[count];
        for (int row = 0; row < count; row++) {
            // Scores are not negative, so their bits grow with them: this sorts by falling score, then by rising row.
            keys[row] = ((long) ~Float.floatToIntBits(scores[row]) << 32) | row;
        }
        Arrays.sort(keys);
        int[] rows = new int[limit];
        Arrays.setAll(rows, rank -> (int) keys[rank]);
        return rows;
    }

    /**
     * The same objects in pixels of the source image, cut at its edges; what lies wholly outside, in the padding, is
     * left out.
     */
    public Detections toSource(Placement placement) {
        List<Detection> detections = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            Box.Pixels box = placement
                    .toSource(box(row))
                    .clip(placement.source().width(), placement.source().height());
            if (box.area() > 0) {
                detections.add(new Detection(box, labels[row], scores[row]));
            }
        }
        return new Detections(detections);
    }

    private CandidateBoxes rows(int[] rows) {
        float[] rowEdges = new float[4 * rows.length];
        float[] rowScores = new float[rows.length];
        int[] rowLabels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(edges, 4 * rows[i], rowEdges, 4 * i, 4);
            rowScores[i] = scores[rows[i]];
            rowLabels[i] = labels[rows[i]];
        }
        return new CandidateBoxes(rowEdges, rowScores, rowLabels, rows.length);
    }
}

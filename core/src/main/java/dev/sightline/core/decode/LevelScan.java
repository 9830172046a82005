package dev.sightline.core.decode;

import java.nio.FloatBuffer;

/** One pass over one level of one image: scores first, boxes only where a score is high enough. */
final class LevelScan {

    /** Keeps rounding of the threshold's logit from dropping a score that is exactly at the threshold. */
    private static final double LOGIT_MARGIN = 1e-3;

    /** From here on a score is 1 in single precision, so no higher logit may be asked for. */
    private static final double HIGHEST_LOGIT = 16;

    private final RawLevel level;
    private final int classes;
    private final int bins;
    private final double scoreThreshold;
    private final int scoresStart;
    private final int boxesStart;
    private final float[] edges;
    private final boolean[] decoded;

    LevelScan(AnchorFreeDecoder decoder, RawLevel level, int image) {
        this.level = level;
        this.classes = decoder.classes();
        this.bins = decoder.bins();
        this.scoreThreshold = decoder.decoding().scoreThreshold();
        int cells = level.cells();
        this.scoresStart = image * classes * cells;
        this.boxesStart = image * 4 * bins * cells;
        this.edges = new float[4 * cells];
        this.decoded = new boolean[cells];
    }

    void collectInto(CandidateCollector collector) {
        int cells = level.cells();
        float[] logits = new float[cells];
        float lowest = lowestLogit(scoreThreshold);
        for (int label = 0; label < classes; label++) {
            level.scores().get(scoresStart + label * cells, logits);
            for (int cell = 0; cell < cells; cell++) {
                // The negation lets a logit that is not a number through, to be refused and not lost.
                if (!(logits[cell] < lowest)) {
                    addIfHighEnough(collector, cell, label, logits[cell]);
                }
            }
        }
    }

    private void addIfHighEnough(CandidateCollector collector, int cell, int label, float logit) {
        if (Float.isNaN(logit)) {
            throw new IllegalArgumentException("the score of class " + label + place(cell) + " is not a number");
        }
        float score = (float) (1 / (1 + Math.exp(-logit)));
        if (score >= (float) scoreThreshold) {
            decodeBox(cell);
            collector.add(edges, cell, label, score);
        }
    }

    private void decodeBox(int cell) {
        if (decoded[cell]) {
            return;
        }
        decoded[cell] = true;
        int column = cell % level.grid().width();
        int row = cell / level.grid().width();
        double x = column + 0.5;
        double y = row + 0.5;
        int stride = level.stride();
        edges[4 * cell] = (float) ((x - distance(cell, 0)) * stride);
        edges[4 * cell + 1] = (float) ((y - distance(cell, 1)) * stride);
        edges[4 * cell + 2] = (float) ((x + distance(cell, 2)) * stride);
        edges[4 * cell + 3] = (float) ((y + distance(cell, 3)) * stride);
    }

    /** The mean of one side's distribution, in strides; the highest logit is taken off so that nothing overflows. */
    private double distance(int cell, int side) {
        FloatBuffer logits = level.boxes();
        int cells = level.cells();
        int first = boxesStart + side * bins * cells + cell;
        float highest = Float.NEGATIVE_INFINITY;
        for (int bin = 0; bin < bins; bin++) {
            highest = Math.max(highest, logits.get(first + bin * cells));
        }
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < bins; bin++) {
            double weight = Math.exp(logits.get(first + bin * cells) - highest);
            sum += weight;
            weighted += bin * weight;
        }
        double distance = weighted / sum;
        if (Double.isNaN(distance)) {
            throw new IllegalArgumentException("the distance of side " + side + place(cell) + " is not a number");
        }
        return distance;
    }

    private String place(int cell) {
        int width = level.grid().width();
        return " at stride " + level.stride() + ", column " + cell % width + ", row " + cell / width;
    }

    /** A bound that no logit of a high enough score is below. */
    private static float lowestLogit(double threshold) {
        double exact = Math.log(threshold / (1 - threshold));
        return (float) (Math.min(exact, HIGHEST_LOGIT) - LOGIT_MARGIN);
    }
}

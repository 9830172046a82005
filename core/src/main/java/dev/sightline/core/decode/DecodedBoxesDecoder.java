package dev.sightline.core.decode;

import dev.sightline.core.contract.BoxCoding.DecodedBoxes;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Size;
import java.nio.FloatBuffer;

/** Takes the boxes a model has decoded itself; the threshold and suppression are left to do. */
record DecodedBoxesDecoder(DecodedBoxes coding, int classes, DetectionDecoding decoding) implements BoxDecoder {

    @Override
    public CandidateBoxes decode(NetworkOutputs outputs, int image, Size canvas) {
        NetworkOutput boxes = outputs.required(coding.boxes(), 3);
        NetworkOutput scores = outputs.required(coding.scores(), 3);
        requireShapes(boxes, scores, image);
        int cells = boxes.size(1);
        float[] edges = image(boxes.values(), image, 4 * cells);
        float[] ofCells = image(scores.values(), image, classes * cells);
        CandidateCollector collector = new CandidateCollector();
        for (int i = 0; i < ofCells.length; i++) {
            if (!(ofCells[i] < (float) decoding.scoreThreshold())) {
                add(collector, edges, i / classes, i % classes, ofCells[i]);
            }
        }
        return collector.collected().best(AnchorFreeDecoder.MAX_CANDIDATES).suppress(decoding);
    }

    private void add(CandidateCollector collector, float[] edges, int cell, int label, float score) {
        float sum = edges[4 * cell] + edges[4 * cell + 1] + edges[4 * cell + 2] + edges[4 * cell + 3];
        if (!Float.isFinite(sum) || !(score <= 1)) {
            throw new IllegalArgumentException("cell " + cell + " of '" + coding.boxes() + "' and class " + label
                    + " of '" + coding.scores() + "' must be numbers, the score within 0 to 1; received the score "
                    + score);
        }
        collector.add(edges, cell, label, score);
    }

    private void requireShapes(NetworkOutput boxes, NetworkOutput scores, int image) {
        boolean fits = boxes.size(0) > image && boxes.size(2) == 4;
        boolean alike = scores.size(0) == boxes.size(0) && scores.size(1) == boxes.size(1);
        if (!fits || !alike || scores.size(2) != classes) {
            throw new IllegalArgumentException("'" + coding.boxes() + "' must be [batch above " + image
                    + ", cells, 4] and '" + coding.scores() + "' [batch, cells, " + classes + "], received "
                    + boxes.shape() + " and " + scores.shape());
        }
    }

    private static float[] image(FloatBuffer values, int image, int length) {
        float[] copy = new float[length];
        values.get(image * length, copy);
        return copy;
    }
}

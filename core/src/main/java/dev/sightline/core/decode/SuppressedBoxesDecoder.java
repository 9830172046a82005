package dev.sightline.core.decode;

import dev.sightline.core.contract.BoxCoding.SuppressedBoxes;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Size;

/** Takes the boxes a model has suppressed itself; the threshold and the limit may take more of them away. */
record SuppressedBoxesDecoder(SuppressedBoxes coding, int classes, DetectionDecoding decoding) implements BoxDecoder {

    private static final int COLUMNS = 7;

    @Override
    public CandidateBoxes decode(NetworkOutputs outputs, int image, Size canvas) {
        NetworkOutput output = outputs.required(coding.output(), 2);
        if (output.size(1) != COLUMNS) {
            throw new IllegalArgumentException("the output '" + coding.output() + "' must be [detections, " + COLUMNS
                    + "], received " + output.shape());
        }
        CandidateCollector collector = new CandidateCollector();
        float[] row = new float[COLUMNS];
        float[] edges = new float[4];
        for (int i = 0; i < output.size(0); i++) {
            output.values().get(i * COLUMNS, row);
            if (row[0] == image && !(row[5] < (float) decoding.scoreThreshold())) {
                requireRow(row, i);
                System.arraycopy(row, 1, edges, 0, 4);
                collector.add(edges, 0, (int) row[6], row[5]);
            }
        }
        return collector.collected().ranked(decoding.maxDetections());
    }

    private void requireRow(float[] row, int number) {
        float sum = 0;
        for (float value : row) {
            sum += value;
        }
        boolean isClass = row[6] >= 0 && row[6] < classes && row[6] == (int) row[6];
        if (!Float.isFinite(sum) || row[5] > 1 || !isClass) {
            throw new IllegalArgumentException("row " + number + " of '" + coding.output() + "' must hold numbers, a"
                    + " score of at most 1 and a class below " + classes + ", received score " + row[5] + " and class "
                    + row[6]);
        }
    }
}

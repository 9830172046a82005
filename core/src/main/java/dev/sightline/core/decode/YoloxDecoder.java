package dev.sightline.core.decode;

import dev.sightline.core.contract.BoxCoding.YoloxCells;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Size;
import java.nio.FloatBuffer;

/**
 * Decodes {@link YoloxCells}: for a cell in column c and row r of stride s the centre is {@code ((x + c) s, (y + r) s)}
 * and the size {@code (exp(w) s, exp(h) s)}; a class's score is {@code objectness * class score} in single precision.
 */
record YoloxDecoder(YoloxCells coding, int classes, DetectionDecoding decoding) implements BoxDecoder {

    @Override
    public CandidateBoxes decode(NetworkOutputs outputs, int image, Size canvas) {
        NetworkOutput output = outputs.required(coding.output(), 3);
        requireShape(output, image, canvas);
        CandidateCollector collector = new CandidateCollector();
        float[] cell = new float[5 + classes];
        float[] edges = new float[4];
        FloatBuffer values = output.values();
        int at = image * output.size(1) * cell.length;
        for (int stride : coding.strides()) {
            for (int row = 0; row < canvas.height() / stride; row++) {
                for (int column = 0; column < canvas.width() / stride; column++, at += cell.length) {
                    if (mayHold(values.get(at + 4), row, column, stride)) {
                        values.get(at, cell);
                        collect(cell, row, column, stride, edges, collector);
                    }
                }
            }
        }
        return collector.collected().best(AnchorFreeDecoder.MAX_CANDIDATES).suppress(decoding);
    }

    /** A class's score is at most the objectness, so most cells need no second look. */
    private boolean mayHold(float objectness, int row, int column, int stride) {
        if (Float.isNaN(objectness)) {
            throw notANumber("the objectness", row, column, stride);
        }
        return objectness >= (float) decoding.scoreThreshold();
    }

    private void collect(float[] cell, int row, int column, int stride, float[] edges, CandidateCollector collector) {
        boolean decoded = false;
        for (int label = 0; label < classes; label++) {
            float score = Math.min(1, cell[4] * cell[5 + label]);
            if (Float.isNaN(score)) {
                throw notANumber("the score of class " + label, row, column, stride);
            }
            if (score >= (float) decoding.scoreThreshold()) {
                if (!decoded) {
                    decodeBox(cell, row, column, stride, edges);
                    decoded = true;
                }
                collector.add(edges, 0, label, score);
            }
        }
    }

    private static void decodeBox(float[] cell, int row, int column, int stride, float[] edges) {
        double x = (cell[0] + (double) column) * stride;
        double y = (cell[1] + (double) row) * stride;
        double halfWidth = Math.exp(cell[2]) * stride / 2;
        double halfHeight = Math.exp(cell[3]) * stride / 2;
        if (!Double.isFinite(x + y + halfWidth + halfHeight)) {
            throw notANumber("the box", row, column, stride);
        }
        edges[0] = (float) (x - halfWidth);
        edges[1] = (float) (y - halfHeight);
        edges[2] = (float) (x + halfWidth);
        edges[3] = (float) (y + halfHeight);
    }

    private void requireShape(NetworkOutput output, int image, Size canvas) {
        int cells = coding.strides().stream()
                .mapToInt(stride -> (canvas.width() / stride) * (canvas.height() / stride))
                .sum();
        if (output.size(0) <= image || output.size(1) != cells || output.size(2) != 5 + classes) {
            throw new IllegalArgumentException("the output '" + coding.output() + "' must be [batch above " + image
                    + ", " + cells + ", " + (5 + classes) + "] for strides " + coding.strides() + " on " + canvas
                    + " and " + classes + " classes, received " + output.shape());
        }
    }

    private static IllegalArgumentException notANumber(String what, int row, int column, int stride) {
        return new IllegalArgumentException(
                what + " at stride " + stride + ", column " + column + ", row " + row + " is not a number");
    }
}

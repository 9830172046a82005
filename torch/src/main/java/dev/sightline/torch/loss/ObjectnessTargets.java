package dev.sightline.torch.loss;

import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.Assignment;
import dev.sightline.torch.assign.ImageTargets;
import java.util.List;

/**
 * What the assigned cells of a batch are trained towards, as flat arrays; boxes and corners are in strides of their level.
 *
 * @param rowIndices {@code [F]} rows of {@code [B * A]} that are assigned a box
 * @param corners {@code [F, 2]} x and y of each cell's low corner
 * @param boxes {@code [F, 4]} xMin, yMin, xMax, yMax
 * @param raw {@code [F, 4]} what the network's outputs would have to be: offset of the centre from the corner, logarithm of
 *     the size
 * @param scores {@code [F, classes]} the IoU of prediction and box for the true class, 0 for the others
 * @param objectness {@code [B * A]} 1 where assigned
 */
record ObjectnessTargets(
        long[] rowIndices, float[] corners, float[] boxes, float[] raw, float[] scores, float[] objectness) {

    private static final double LEAST_SIZE = 1e-8;

    int size() {
        return rowIndices.length;
    }

    /** @param assignments one for each image */
    static ObjectnessTargets of(
            AnchorGrid grid, int classes, List<Assignment> assignments, List<ImageTargets> targets) {
        int count = assignments.stream().mapToInt(Assignment::size).sum();
        ObjectnessTargets all = new ObjectnessTargets(
                new long[count],
                new float[2 * count],
                new float[4 * count],
                new float[4 * count],
                new float[classes * count],
                new float[grid.size() * targets.size()]);
        int place = 0;
        for (int image = 0; image < targets.size(); image++) {
            Assignment assignment = assignments.get(image);
            for (int i = 0; i < assignment.size(); i++, place++) {
                int box = assignment.targets()[i];
                all.put(place, grid, assignment.anchors()[i], targets.get(image).boxes(), 4 * box);
                int row = image * grid.size() + assignment.anchors()[i];
                all.rowIndices[place] = row;
                all.objectness[row] = 1;
                all.scores[place * classes + targets.get(image).labels()[box]] =
                        assignment.weights()[i];
            }
        }
        return all;
    }

    private void put(int place, AnchorGrid grid, int anchor, float[] edges, int first) {
        float stride = grid.stride(anchor);
        float x = grid.xCenter(anchor) / stride - .5f;
        float y = grid.yCenter(anchor) / stride - .5f;
        corners[2 * place] = x;
        corners[2 * place + 1] = y;
        for (int side = 0; side < 4; side++) {
            boxes[4 * place + side] = edges[first + side] / stride;
        }
        double width = boxes[4 * place + 2] - boxes[4 * place];
        double height = boxes[4 * place + 3] - boxes[4 * place + 1];
        raw[4 * place] = boxes[4 * place] + (float) width / 2 - x;
        raw[4 * place + 1] = boxes[4 * place + 1] + (float) height / 2 - y;
        raw[4 * place + 2] = (float) Math.log(width + LEAST_SIZE);
        raw[4 * place + 3] = (float) Math.log(height + LEAST_SIZE);
    }
}

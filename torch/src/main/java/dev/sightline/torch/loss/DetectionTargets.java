package dev.sightline.torch.loss;

import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.Assignment;
import dev.sightline.torch.assign.EachImage;
import dev.sightline.torch.assign.ImageTargets;
import java.util.Arrays;
import java.util.List;

/**
 * The training targets of a batch, as flat arrays; boxes and centres are in strides of their level.
 *
 * @param rowIndices {@code [F]} rows of {@code [B * A]} that are assigned to a true box
 * @param weights {@code [F]}
 * @param boxes {@code [F, 4]} xMin, yMin, xMax, yMax
 * @param anchorCenters {@code [F, 2]}
 * @param binTargets {@code [F * 4, bins]} weight of each bin, a quarter of the anchor's weight per side
 * @param scores {@code [B * A, classes]} target scores
 */
record DetectionTargets(
        long[] rowIndices,
        float[] weights,
        float[] boxes,
        float[] anchorCenters,
        float[] binTargets,
        float[] scores,
        double weightSum) {

    int size() {
        return rowIndices.length;
    }

    /**
     * @param scores {@code [B * A, classes]} predicted, within 0 to 1
     * @param distances {@code [B * A, 4]} predicted left, top, right, bottom in strides
     */
    static DetectionTargets assign(
            DetectionLossOptions options,
            AnchorGrid grid,
            List<ImageTargets> targets,
            float[] scores,
            float[] distances) {
        int anchors = grid.size();
        List<Assignment> assignments = EachImage.of(targets.size(), image -> {
            int first = image * anchors;
            float[] imageScores =
                    Arrays.copyOfRange(scores, first * options.classes(), (first + anchors) * options.classes());
            float[] boxes = decode(grid, distances, first);
            return options.assigner().assign(grid, options.classes(), imageScores, boxes, targets.get(image));
        });
        return new Collector(options, grid, assignments).collect(targets);
    }

    private static float[] decode(AnchorGrid grid, float[] distances, int first) {
        float[] boxes = new float[grid.size() * 4];
        for (int anchor = 0; anchor < grid.size(); anchor++) {
            int from = (first + anchor) * 4;
            float stride = grid.stride(anchor);
            boxes[anchor * 4] = grid.xCenter(anchor) - distances[from] * stride;
            boxes[anchor * 4 + 1] = grid.yCenter(anchor) - distances[from + 1] * stride;
            boxes[anchor * 4 + 2] = grid.xCenter(anchor) + distances[from + 2] * stride;
            boxes[anchor * 4 + 3] = grid.yCenter(anchor) + distances[from + 3] * stride;
        }
        return boxes;
    }

    /** Lays the assignments of all images out as one set of arrays. */
    private static final class Collector {
        private final DetectionLossOptions options;
        private final AnchorGrid grid;
        private final List<Assignment> assignments;
        private final long[] rowIndices;
        private final float[] weights;
        private final float[] boxes;
        private final float[] centers;
        private final float[] binTargets;
        private final float[] scores;

        Collector(DetectionLossOptions options, AnchorGrid grid, List<Assignment> assignments) {
            this.options = options;
            this.grid = grid;
            this.assignments = assignments;
            int count = assignments.stream().mapToInt(Assignment::size).sum();
            rowIndices = new long[count];
            weights = new float[count];
            boxes = new float[count * 4];
            centers = new float[count * 2];
            binTargets = new float[count * 4 * options.bins()];
            scores = new float[assignments.size() * grid.size() * options.classes()];
        }

        DetectionTargets collect(List<ImageTargets> targets) {
            int place = 0;
            double weightSum = 0;
            for (int image = 0; image < targets.size(); image++) {
                Assignment assignment = assignments.get(image);
                for (int i = 0; i < assignment.size(); i++, place++) {
                    put(place, image, assignment, i, targets.get(image));
                    weightSum += weights[place];
                }
            }
            return new DetectionTargets(rowIndices, weights, boxes, centers, binTargets, scores, weightSum);
        }

        private void put(int place, int image, Assignment assignment, int index, ImageTargets target) {
            int anchor = assignment.anchors()[index];
            int owner = assignment.targets()[index];
            int row = image * grid.size() + anchor;
            float stride = grid.stride(anchor);
            rowIndices[place] = row;
            weights[place] = assignment.weights()[index];
            scores[row * options.classes() + target.labels()[owner]] = weights[place];
            centers[place * 2] = grid.xCenter(anchor) / stride;
            centers[place * 2 + 1] = grid.yCenter(anchor) / stride;
            for (int side = 0; side < 4; side++) {
                float edge = target.boxes()[owner * 4 + side] / stride;
                boxes[place * 4 + side] = edge;
                float center = centers[place * 2 + side % 2];
                putBins(place * 4 + side, side < 2 ? center - edge : edge - center, weights[place] / 4);
            }
        }

        private void putBins(int row, float distance, float weight) {
            float limited = Math.max(0, Math.min(distance, options.bins() - 1.01f));
            int low = (int) limited;
            float share = limited - low;
            binTargets[row * options.bins() + low] = weight * (1 - share);
            binTargets[row * options.bins() + low + 1] = weight * share;
        }
    }
}

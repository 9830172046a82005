package dev.sightline.torch.assign;

import dev.sightline.nn.family.SimOta;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * SimOTA: each true box takes as many anchors as the predictions already overlap it, those of the lowest cost (Ge et
 * al. 2021, "YOLOX", section 2.1, after Ge et al. 2021, "OTA").
 *
 * <p>Candidates are the anchors whose centre lies, strictly, inside a box, or less than {@code radius} strides of its
 * level from the centre of a box in x and in y. With {@code p_c = sqrt(score_c * objectness)}, a candidate
 * costs a box of class t
 *
 * <pre>
 * -log p_t - (sum over c other than t of log(1 - p_c)) - iouWeight * log(IoU + 1e-8)
 * </pre>
 *
 * and {@code outsideCost} more where it is not in both regions of that box; the logarithms of probabilities are cut
 * at -100. A box takes k candidates, k being the sum of its {@code topIous} largest IoUs with candidates, the
 * fraction dropped, and at least 1. Ties of cost: the anchor with the lower number. A candidate taken by several
 * boxes goes to the box, of all, that it costs least; ties: the box named first. So a box can be left without any, as
 * in the publication.
 *
 * <p>Stateless and safe to share between threads.
 */
public record SimOtaAssigner(SimOta rule) {

    private static final double LEAST_LOGARITHM = -100;
    private static final double EPSILON = 1e-8;

    /**
     * Assigns one image; the weight of an assigned anchor is the IoU of its prediction with its box.
     *
     * @param grid the anchors, {@code A} of them
     * @param predicted what the network predicts at each
     */
    public Assignment assign(AnchorGrid grid, PredictedCells predicted, ImageTargets targets) {
        Regions regions = new Regions(grid, targets, rule.radius());
        int[] anchors =
                IntStream.range(0, grid.size()).filter(regions::isCandidate).toArray();
        double[] absent = absent(predicted, anchors);
        Match match = new Match(targets.size(), anchors.length);
        for (int box = 0; box < targets.size(); box++) {
            double[] costs = match.costs[box];
            double[] ious = match.ious[box];
            for (int c = 0; c < anchors.length; c++) {
                double probability = predicted.joint(anchors[c], targets.labels()[box]);
                ious[c] = iou(targets.boxes(), box, predicted.boxes(), anchors[c]);
                costs[c] = absent[c]
                        + logarithm(1 - probability)
                        - logarithm(probability)
                        - rule.iouWeight() * Math.log(ious[c] + EPSILON)
                        + (regions.isInBoth(anchors[c], box) ? 0 : rule.outsideCost());
            }
            match.take(box, cheapest(costs, count(ious)));
        }
        return match.toAssignment(anchors);
    }

    /** For each candidate the cost of predicting every class absent. */
    private static double[] absent(PredictedCells predicted, int[] anchors) {
        return Arrays.stream(anchors)
                .mapToDouble(anchor -> IntStream.range(0, predicted.classes())
                        .mapToDouble(label -> -logarithm(1 - predicted.joint(anchor, label)))
                        .sum())
                .toArray();
    }

    private static double logarithm(double probability) {
        return Math.max(LEAST_LOGARITHM, Math.log(probability));
    }

    /** How many anchors a box takes. */
    private int count(double[] ious) {
        double[] sorted = ious.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = sorted.length - 1; i >= Math.max(0, sorted.length - rule.topIous()); i--) {
            sum += sorted[i];
        }
        return Math.min(ious.length, Math.max(1, (int) sum));
    }

    /** Few are taken, so picking the least again and again beats sorting. */
    private static int[] cheapest(double[] costs, int count) {
        boolean[] taken = new boolean[costs.length];
        int[] chosen = new int[count];
        for (int place = 0; place < count; place++) {
            int best = -1;
            for (int c = 0; c < costs.length; c++) {
                if (!taken[c] && (best < 0 || costs[c] < costs[best])) {
                    best = c;
                }
            }
            taken[best] = true;
            chosen[place] = best;
        }
        return chosen;
    }

    private static double iou(float[] a, int aIndex, float[] b, int bIndex) {
        int i = aIndex * 4;
        int j = bIndex * 4;
        double width = Math.min(a[i + 2], b[j + 2]) - Math.max(a[i], b[j]);
        double height = Math.min(a[i + 3], b[j + 3]) - Math.max(a[i + 1], b[j + 1]);
        if (!(width > 0 && height > 0)) {
            return 0;
        }
        double overlap = width * height;
        return overlap / (area(a, i) + area(b, j) - overlap);
    }

    private static double area(float[] boxes, int i) {
        return ((double) boxes[i + 2] - boxes[i]) * ((double) boxes[i + 3] - boxes[i + 1]);
    }

    /** Where the boxes of one image are, and where their middles are. */
    private record Regions(AnchorGrid grid, ImageTargets targets, double radius) {

        boolean isCandidate(int anchor) {
            return IntStream.range(0, targets.size()).anyMatch(box -> isInside(anchor, box) || isCentral(anchor, box));
        }

        boolean isInBoth(int anchor, int box) {
            return isInside(anchor, box) && isCentral(anchor, box);
        }

        private boolean isInside(int anchor, int box) {
            float[] edges = targets.boxes();
            float x = grid.xCenter(anchor);
            float y = grid.yCenter(anchor);
            return x > edges[box * 4] && y > edges[box * 4 + 1] && x < edges[box * 4 + 2] && y < edges[box * 4 + 3];
        }

        private boolean isCentral(int anchor, int box) {
            float[] edges = targets.boxes();
            double reach = radius * grid.stride(anchor);
            double xMiddle = (edges[box * 4] + (double) edges[box * 4 + 2]) / 2;
            double yMiddle = (edges[box * 4 + 1] + (double) edges[box * 4 + 3]) / 2;
            return Math.abs(grid.xCenter(anchor) - xMiddle) < reach && Math.abs(grid.yCenter(anchor) - yMiddle) < reach;
        }
    }

    /** The cost and IoU of each candidate for each box, and which boxes took it. */
    private static final class Match {
        private final double[][] costs;
        private final double[][] ious;
        private final int[] takers;
        private final int[] taker;

        Match(int boxes, int candidates) {
            costs = new double[boxes][candidates];
            ious = new double[boxes][candidates];
            takers = new int[candidates];
            taker = new int[candidates];
        }

        void take(int box, int[] candidates) {
            for (int candidate : candidates) {
                takers[candidate]++;
                taker[candidate] = box;
            }
        }

        Assignment toAssignment(int[] anchors) {
            int[] taken = IntStream.range(0, takers.length)
                    .filter(candidate -> takers[candidate] > 0)
                    .toArray();
            int[] chosen = new int[taken.length];
            int[] owners = new int[taken.length];
            float[] weights = new float[taken.length];
            for (int i = 0; i < taken.length; i++) {
                int candidate = taken[i];
                int owner = takers[candidate] == 1 ? taker[candidate] : leastCostly(candidate);
                chosen[i] = anchors[candidate];
                owners[i] = owner;
                weights[i] = (float) ious[owner][candidate];
            }
            return new Assignment(chosen, owners, weights);
        }

        private int leastCostly(int candidate) {
            int least = 0;
            for (int box = 1; box < costs.length; box++) {
                if (costs[box][candidate] < costs[least][candidate]) {
                    least = box;
                }
            }
            return least;
        }
    }
}

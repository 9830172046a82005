package dev.sightline.torch.assign;

import dev.sightline.nn.family.TaskAlignment;
import java.util.Arrays;
import java.util.Objects;

/**
 * Task-aligned assignment: a true box takes the {@code topK} anchors inside it whose predictions already fit best in
 * class and place together (Feng et al. 2021, "TOOD: Task-aligned One-stage Object Detection", section 3.3).
 *
 * <p>Fit {@code t = score^alpha * iou^beta}, with CIoU (cut at 0) for the IoU. An anchor is inside a box when its centre
 * is, strictly. Ties of fit: the anchor with the lower number. An anchor taken by several boxes goes to the one it
 * overlaps most; ties: the box named first. A box too small to hold any centre takes the anchor nearest to its own
 * centre; a box whose anchors all go to others has none.
 *
 * <p>Stateless and safe to share between threads.
 */
public record TaskAlignedAssigner(TaskAlignment rule) {

    private static final int FREE = -1;

    public TaskAlignedAssigner {
        Objects.requireNonNull(rule, "rule");
    }

    /**
     * Assigns one image.
     *
     * @param grid the anchors, {@code A} of them
     * @param scores {@code [A, classes]} within 0 to 1
     * @param boxes {@code [A, 4]} predicted edges in input pixels
     */
    public Assignment assign(AnchorGrid grid, int classes, float[] scores, float[] boxes, ImageTargets target) {
        Claims claims = new Claims(grid.size());
        Candidates candidates = new Candidates(grid.size());
        for (int index = 0; index < target.size(); index++) {
            candidates.collect(grid, target, index);
            for (int c = 0; c < candidates.count; c++) {
                int anchor = candidates.anchors[c];
                double iou = Math.max(0, CompleteIou.of(target.boxes(), index, boxes, anchor));
                float score = scores[anchor * classes + target.labels()[index]];
                candidates.ious[c] = iou;
                candidates.fits[c] = Math.pow(score, rule.alpha()) * Math.pow(iou, rule.beta());
            }
            int taken = candidates.selectBest(rule.topK());
            for (int c = 0; c < taken; c++) {
                claims.offer(candidates.anchors[c], index, candidates.ious[c], candidates.fits[c]);
            }
        }
        return claims.toAssignment(target.size());
    }

    /** The anchors inside one box, with their fit. */
    private static final class Candidates {
        private final int[] anchors;
        private final double[] ious;
        private final double[] fits;
        private int count;

        Candidates(int capacity) {
            anchors = new int[capacity];
            ious = new double[capacity];
            fits = new double[capacity];
        }

        void collect(AnchorGrid grid, ImageTargets target, int index) {
            float[] boxes = target.boxes();
            int i = index * 4;
            count = 0;
            for (AnchorGrid.Level level : grid.levels()) {
                int firstColumn = firstCenterAfter(boxes[i], level.stride());
                int lastColumn = Math.min(level.width() - 1, lastCenterBefore(boxes[i + 2], level.stride()));
                int firstRow = firstCenterAfter(boxes[i + 1], level.stride());
                int lastRow = Math.min(level.height() - 1, lastCenterBefore(boxes[i + 3], level.stride()));
                for (int row = firstRow; row <= lastRow; row++) {
                    for (int column = firstColumn; column <= lastColumn; column++) {
                        anchors[count++] = level.first() + row * level.width() + column;
                    }
                }
            }
            if (count == 0) {
                anchors[count++] = nearest(grid, (boxes[i] + boxes[i + 2]) / 2, (boxes[i + 1] + boxes[i + 3]) / 2);
            }
        }

        /** Moves the best to the front; few are taken, so picking the maximum again and again beats sorting. */
        int selectBest(int topK) {
            int taken = Math.min(topK, count);
            for (int place = 0; place < taken; place++) {
                int best = place;
                for (int c = place + 1; c < count; c++) {
                    if (fits[c] > fits[best] || (fits[c] == fits[best] && anchors[c] < anchors[best])) {
                        best = c;
                    }
                }
                swap(place, best);
            }
            return taken;
        }

        private void swap(int a, int b) {
            int anchor = anchors[a];
            double iou = ious[a];
            double fit = fits[a];
            anchors[a] = anchors[b];
            ious[a] = ious[b];
            fits[a] = fits[b];
            anchors[b] = anchor;
            ious[b] = iou;
            fits[b] = fit;
        }

        private static int firstCenterAfter(float edge, int stride) {
            return Math.max(0, (int) Math.floor(edge / stride - 0.5) + 1);
        }

        private static int lastCenterBefore(float edge, int stride) {
            return (int) Math.ceil(edge / stride - 0.5) - 1;
        }

        private static int nearest(AnchorGrid grid, float x, float y) {
            int nearest = 0;
            double least = Double.MAX_VALUE;
            for (int anchor = 0; anchor < grid.size(); anchor++) {
                double distance = Math.hypot(grid.xCenter(anchor) - x, grid.yCenter(anchor) - y);
                if (distance < least) {
                    least = distance;
                    nearest = anchor;
                }
            }
            return nearest;
        }
    }

    /** Which box holds each anchor so far. */
    private static final class Claims {
        private final int[] owner;
        private final double[] iou;
        private final double[] fit;

        Claims(int anchors) {
            owner = new int[anchors];
            Arrays.fill(owner, FREE);
            iou = new double[anchors];
            fit = new double[anchors];
        }

        void offer(int anchor, int target, double newIou, double newFit) {
            if (owner[anchor] == FREE || newIou > iou[anchor]) {
                owner[anchor] = target;
                iou[anchor] = newIou;
                fit[anchor] = newFit;
            }
        }

        Assignment toAssignment(int targets) {
            double[] bestFit = new double[targets];
            double[] bestIou = new double[targets];
            int count = 0;
            for (int anchor = 0; anchor < owner.length; anchor++) {
                int target = owner[anchor];
                if (target != FREE) {
                    bestFit[target] = Math.max(bestFit[target], fit[anchor]);
                    bestIou[target] = Math.max(bestIou[target], iou[anchor]);
                    count++;
                }
            }
            int[] anchors = new int[count];
            int[] owners = new int[count];
            float[] weights = new float[count];
            for (int anchor = 0, place = 0; place < count; anchor++) {
                int target = owner[anchor];
                if (target != FREE) {
                    anchors[place] = anchor;
                    owners[place] = target;
                    weights[place++] = (float) (fit[anchor] / (bestFit[target] + 1e-9) * bestIou[target]);
                }
            }
            return new Assignment(anchors, owners, weights);
        }
    }
}

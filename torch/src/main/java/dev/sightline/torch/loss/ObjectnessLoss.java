package dev.sightline.torch.loss;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.Assignment;
import dev.sightline.torch.assign.EachImage;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.assign.PredictedCells;
import dev.sightline.torch.assign.SimOtaAssigner;
import dev.sightline.torch.execute.LossDivisor;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * IoU, objectness and class terms over SimOTA assignments, the loss of YOLOX (Ge et al. 2021, section 2.1).
 *
 * <p>With {@code P} the assigned cells of the batch (at least 1): {@code box = sum(1 - IoU^2) / P}; {@code objectness =
 * sum(BCE) / P} over all cells, 1 being the target of those assigned; {@code class = sum(BCE) / P} over assigned cells, the
 * IoU of prediction and box being the target of the true class; {@code l1 = sum(|raw output - target|) / P}. What is
 * differentiated is the gained sum times the batch size; where gradients are accumulated, {@code P} and the batch size are
 * those of all images of the update.
 */
final class ObjectnessLoss implements LevelLoss {

    private static final double EPSILON = 1e-16;

    private final int classes;
    private final DetectorLoss.Objectness gains;
    private final SimOtaAssigner assigner;

    ObjectnessLoss(int classes, DetectorLoss.Objectness gains) {
        this.classes = classes;
        this.gains = gains;
        this.assigner = new SimOtaAssigner(gains.assignment());
    }

    @Override
    public LossFunction.Result compute(LevelMaps maps, AnchorGrid grid, List<ImageTargets> images) {
        Tensor raw = maps.rows(TrainingMaps.BOXES, 4);
        Tensor objectness = maps.rows(TrainingMaps.OBJECTNESS, 1);
        Tensor logits = maps.rows(TrainingMaps.SCORES, classes);
        ObjectnessTargets targets = assign(raw, objectness, logits, grid, images);
        double norm = Math.max(1, targets.size());
        LossDivisor divisor = LossDivisor.cells(targets.size(), images.size());
        Map<String, Tensor> terms = new LinkedHashMap<>();
        Tensor something = onDevice(targets.objectness(), objectness).view(objectness.sizes());
        Tensor objectnessTerm = gained(crossEntropy(objectness, something), gains.objectness() / norm);
        if (targets.size() == 0) {
            return result(Map.of(DetectorLoss.OBJECTNESS, objectnessTerm), divisor);
        }
        Tensor rows = TensorArrays.of(targets.rowIndices()).to(raw.device(), ScalarType.Long);
        Tensor assigned = raw.reshape(-1, 4).index_select(0, rows);
        Tensor scores = onDevice(targets.scores(), logits).view(-1, classes);
        terms.put(DetectorLoss.BOX, gained(boxTerm(assigned, targets), gains.box() / norm));
        terms.put(DetectorLoss.OBJECTNESS, objectnessTerm);
        terms.put(
                DetectorLoss.CLASS,
                gained(
                        crossEntropy(logits.reshape(-1, classes).index_select(0, rows), scores),
                        gains.classes() / norm));
        if (gains.distance() > 0) {
            Tensor wanted = onDevice(targets.raw(), raw).view(-1, 4);
            terms.put(DetectorLoss.DISTANCE, gained(assigned.sub(wanted).abs().sum(), gains.distance() / norm));
        }
        return result(terms, divisor);
    }

    /** The sum, and each term's value, 0 for those that are missing. */
    private LossFunction.Result result(Map<String, Tensor> terms, LossDivisor divisor) {
        Map<String, Double> losses = new LinkedHashMap<>();
        gains.gains().keySet().forEach(name -> losses.put(name, 0.0));
        terms.forEach((name, term) -> losses.put(name, term.item_double()));
        Tensor sum = terms.values().stream().reduce(Tensor::add).orElseThrow();
        return new LossFunction.Result(sum.mul(new Scalar(divisor.images())), LossTerms.of(losses), divisor);
    }

    private ObjectnessTargets assign(
            Tensor raw, Tensor objectness, Tensor logits, AnchorGrid grid, List<ImageTargets> images) {
        try (NoGradGuard noGrad = new NoGradGuard()) {
            float[] places = TensorArrays.floats(raw);
            float[] something = TensorArrays.floats(objectness.sigmoid());
            float[] scores = TensorArrays.floats(logits.sigmoid());
            int cells = grid.size();
            List<Assignment> assignments = EachImage.of(images.size(), image -> {
                int first = image * cells;
                PredictedCells predicted = new PredictedCells(
                        classes,
                        Arrays.copyOfRange(scores, first * classes, (first + cells) * classes),
                        Arrays.copyOfRange(something, first, first + cells),
                        decode(grid, places, first));
                return assigner.assign(grid, predicted, images.get(image));
            });
            return ObjectnessTargets.of(grid, classes, assignments, images);
        }
    }

    /** Edges in pixels of the network's input. */
    private static float[] decode(AnchorGrid grid, float[] raw, int first) {
        float[] boxes = new float[grid.size() * 4];
        for (int cell = 0; cell < grid.size(); cell++) {
            int from = (first + cell) * 4;
            double stride = grid.stride(cell);
            double x = grid.xCenter(cell) + (raw[from] - .5) * stride;
            double y = grid.yCenter(cell) + (raw[from + 1] - .5) * stride;
            double halfWidth = Math.exp(raw[from + 2]) * stride / 2;
            double halfHeight = Math.exp(raw[from + 3]) * stride / 2;
            boxes[cell * 4] = (float) (x - halfWidth);
            boxes[cell * 4 + 1] = (float) (y - halfHeight);
            boxes[cell * 4 + 2] = (float) (x + halfWidth);
            boxes[cell * 4 + 3] = (float) (y + halfHeight);
        }
        return boxes;
    }

    private static Tensor boxTerm(Tensor assigned, ObjectnessTargets targets) {
        Tensor corners = onDevice(targets.corners(), assigned).view(-1, 2);
        Tensor wanted = onDevice(targets.boxes(), assigned).view(-1, 4);
        Tensor centres = assigned.narrow(1, 0, 2).add(corners);
        Tensor halves = assigned.narrow(1, 2, 2).exp().div(new Scalar(2.0));
        Tensor iou = iou(centres.sub(halves), centres.add(halves), wanted.narrow(1, 0, 2), wanted.narrow(1, 2, 2));
        return iou.square().neg().add(new Scalar(1.0)).sum();
    }

    private static Tensor iou(Tensor lowA, Tensor highA, Tensor lowB, Tensor highB) {
        Tensor size = highA.minimum(highB).sub(lowA.maximum(lowB)).clamp_min(new Scalar(0.0));
        Tensor overlap = size.prod(1);
        Tensor union = highA.sub(lowA).prod(1).add(highB.sub(lowB).prod(1)).sub(overlap);
        return overlap.div(union.add(new Scalar(EPSILON)));
    }

    private static Tensor crossEntropy(Tensor logits, Tensor target) {
        return torch.binary_cross_entropy_with_logits(
                logits, target, new TensorOptional(), new TensorOptional(), Reduction.SUM);
    }

    private static Tensor gained(Tensor term, double gain) {
        return term.mul(new Scalar(gain));
    }

    private static Tensor onDevice(float[] values, Tensor like) {
        return TensorArrays.of(values, values.length).to(like.device(), ScalarType.Float);
    }
}

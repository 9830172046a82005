package dev.sightline.torch.loss;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.LossDivisor;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
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
 * CIoU + distribution focal + binary cross-entropy over task-aligned assignments, the loss of YOLOv8.
 *
 * <p>With {@code w} the weight of an assigned anchor and {@code W} the sum of all weights in the batch (at least 1):
 * {@code box = sum(w (1 - CIoU)) / W}, {@code distribution = sum(w DFL) / W} where DFL is the mean over the four sides
 * (Li et al. 2020, "Generalized Focal Loss", eq. 6), {@code classification = sum(BCE) / W} with {@code w} as the target of
 * the true class. What is differentiated is the gained sum times the batch size, as published; where gradients are
 * accumulated, {@code W} and the batch size are those of all images of the update.
 */
final class DetectionLoss implements LevelLoss {

    private final DetectionLossOptions options;

    DetectionLoss(DetectionLossOptions options) {
        this.options = options;
    }

    @Override
    public LossFunction.Result compute(LevelMaps maps, AnchorGrid grid, List<ImageTargets> images) {
        int batch = images.size();
        DetectorLoss.Aligned gains = options.loss();
        Tensor distributions = maps.rows(TrainingMaps.BOXES, 4L * options.bins());
        Tensor logits = maps.rows(TrainingMaps.SCORES, options.classes());
        DetectionTargets targets = assign(distributions, logits, grid, images);
        double norm = Math.max(1, targets.weightSum());
        LossDivisor divisor = LossDivisor.cells(targets.weightSum(), batch);
        Tensor classTerm = classTerm(logits, targets).mul(new Scalar(gains.classes() / norm));
        if (targets.size() == 0) {
            double value = classTerm.item_double();
            return new LossFunction.Result(classTerm.mul(new Scalar(batch)), terms(0, value, 0), divisor);
        }
        Tensor assigned = distributions
                .reshape(-1, 4L * options.bins())
                .index_select(0, onDevice(targets.rowIndices(), logits))
                .view(-1, options.bins());
        Tensor boxTerm = boxTerm(assigned, targets).mul(new Scalar(gains.box() / norm));
        Tensor distributionTerm = distributionTerm(assigned, targets).mul(new Scalar(gains.distribution() / norm));
        Tensor sum = boxTerm.add(classTerm).add(distributionTerm).mul(new Scalar(batch));
        return new LossFunction.Result(
                sum, terms(boxTerm.item_double(), classTerm.item_double(), distributionTerm.item_double()), divisor);
    }

    private static LossTerms terms(double box, double classification, double distribution) {
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put(DetectorLoss.BOX, box);
        losses.put(DetectorLoss.CLASS, classification);
        losses.put(DetectorLoss.DISTRIBUTION, distribution);
        return LossTerms.of(losses);
    }

    private DetectionTargets assign(Tensor distributions, Tensor logits, AnchorGrid grid, List<ImageTargets> images) {
        try (NoGradGuard noGrad = new NoGradGuard()) {
            float[] scores = TensorArrays.floats(logits.sigmoid());
            float[] distances = TensorArrays.floats(expectation(distributions.view(-1, options.bins())));
            return DetectionTargets.assign(options, grid, images, scores, distances);
        }
    }

    /** Mean of the distribution over the bins: {@code [M, bins]} to {@code [M]}, in strides. */
    private Tensor expectation(Tensor binLogits) {
        Tensor bins = torch.arange(new Scalar(options.bins()), binLogits.options());
        return binLogits.softmax(-1).matmul(bins);
    }

    private static Tensor classTerm(Tensor logits, DetectionTargets targets) {
        Tensor target = onDevice(targets.scores(), logits).view(logits.sizes());
        return torch.binary_cross_entropy_with_logits(
                logits, target, new TensorOptional(), new TensorOptional(), Reduction.SUM);
    }

    private Tensor boxTerm(Tensor assigned, DetectionTargets targets) {
        Tensor distances = expectation(assigned).view(-1, 4);
        Tensor anchors = onDevice(targets.anchorCenters(), assigned).view(-1, 2);
        Tensor wanted = onDevice(targets.boxes(), assigned).view(-1, 4);
        Tensor lowCorner = anchors.sub(distances.narrow(1, 0, 2));
        Tensor highCorner = anchors.add(distances.narrow(1, 2, 2));
        Tensor iou = CompleteIouTensor.of(lowCorner, highCorner, wanted.narrow(1, 0, 2), wanted.narrow(1, 2, 2));
        Tensor weights = onDevice(targets.weights(), assigned);
        return torch.dot(iou.neg().add(new Scalar(1.0)), weights);
    }

    /** Cross-entropy against two neighbouring bins whose mean is the true distance, the weights folded in. */
    private static Tensor distributionTerm(Tensor assigned, DetectionTargets targets) {
        Tensor target = onDevice(targets.binTargets(), assigned).view(assigned.sizes());
        return torch.log_softmax(assigned, -1).mul(target).sum().neg();
    }

    private static Tensor onDevice(float[] values, Tensor like) {
        return TensorArrays.of(values, values.length).to(like.device(), ScalarType.Float);
    }

    private static Tensor onDevice(long[] values, Tensor like) {
        return TensorArrays.of(values).to(like.device(), ScalarType.Long);
    }
}

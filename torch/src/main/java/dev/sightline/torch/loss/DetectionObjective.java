package dev.sightline.torch.loss;

import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.LossFunction;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A detector's training outputs against the boxes of each image, by the loss that its family is described with. */
public final class DetectionObjective extends Objective<ImageTargets> {

    private final TrainingMaps maps;
    private final List<String> losses;
    private final LevelLoss loss;

    public DetectionObjective(DetectorDescription detector, int classes) {
        this.maps = detector.training();
        this.losses = List.copyOf(detector.loss().gains().keySet());
        this.loss = detector.loss().accept(new Kinds(classes));
    }

    @Override
    public List<String> losses() {
        return losses;
    }

    @Override
    public List<String> reads() {
        return maps.names();
    }

    @Override
    LossFunction.Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<ImageTargets> targets) {
        AnchorGrid grid = AnchorGrid.of(batch.width(), batch.height(), maps.strides());
        return loss.compute(new LevelMaps(maps, batch.count(), outputs), grid, targets);
    }

    private record Kinds(int classes) implements DetectorLoss.Visitor<LevelLoss> {

        @Override
        public LevelLoss visit(DetectorLoss.Aligned loss) {
            return new DetectionLoss(new DetectionLossOptions(classes, loss));
        }

        @Override
        public LevelLoss visit(DetectorLoss.Objectness loss) {
            return new ObjectnessLoss(classes, loss);
        }
    }
}

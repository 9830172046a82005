package dev.sightline.torch;

import dev.sightline.nn.Graph;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * An anchor-free detector's boxes, classes and distances, held to the target that the task-aligned assignment gives each
 * anchor. Reads the outputs {@code boxes_<stride>} and {@code scores_<stride>} for each stride.
 */
public final class DetectionObjective extends Objective<ImageTargets> {

    static final String BOX = "box";
    static final String CLASS = "class";
    static final String DISTRIBUTION = "distribution";

    private final DetectionLossOptions options;
    private final DetectionLoss loss;

    public DetectionObjective(DetectionLossOptions options) {
        this.options = options;
        this.loss = new DetectionLoss(options);
    }

    @Override
    public List<String> losses() {
        return List.of(BOX, CLASS, DISTRIBUTION);
    }

    @Override
    void requireFit(Graph graph) {
        for (int stride : options.strides()) {
            graph.output("boxes_" + stride);
            graph.output("scores_" + stride);
        }
    }

    @Override
    Result compute(Map<String, Tensor> outputs, ImageBatch batch, List<ImageTargets> targets) {
        AnchorGrid grid = AnchorGrid.of(batch.width(), batch.height(), options.strides());
        return loss.compute(levels(outputs, "boxes_"), levels(outputs, "scores_"), grid, targets);
    }

    private List<Tensor> levels(Map<String, Tensor> outputs, String prefix) {
        return options.strides().stream()
                .map(stride -> outputs.get(prefix + stride))
                .toList();
    }
}

package dev.sightline.torch.loss;

import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.LossFunction;
import java.util.List;

/** One kind of {@link dev.sightline.nn.family.DetectorLoss} on tensors. */
interface LevelLoss {

    /**
     * The loss of one batch, its terms under the names of the gains.
     *
     * @param targets one for each image
     */
    LossFunction.Result compute(LevelMaps maps, AnchorGrid grid, List<ImageTargets> targets);
}

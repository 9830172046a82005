package dev.sightline.torch;

import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import java.util.List;

/** One kind of {@link dev.sightline.nn.family.DetectorLoss} on tensors. */
interface LevelLoss {

    /**
     * The loss of one batch, its terms under the names of the gains.
     *
     * @param targets one for each image
     */
    Objective.Result compute(LevelMaps maps, AnchorGrid grid, List<ImageTargets> targets);
}

package dev.sightline.torch.loss;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.torch.assign.TaskAlignedAssigner;

/** A loss over task-aligned assignments for so many classes. */
record DetectionLossOptions(int classes, DetectorLoss.Aligned loss) {

    DetectionLossOptions {
        if (classes < 1) {
            throw new IllegalArgumentException("a detection loss needs a class, received " + classes);
        }
    }

    int bins() {
        return loss.bins();
    }

    TaskAlignedAssigner assigner() {
        return new TaskAlignedAssigner(loss.assignment());
    }
}

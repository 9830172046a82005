package dev.sightline.torch;

import dev.sightline.torch.assign.TaskAlignedAssigner;
import java.util.List;
import java.util.Objects;

/**
 * How an anchor-free detector's outputs are scored in training.
 *
 * @param classes number of classes
 * @param strides strides of the output levels in pixels, finest first
 * @param bins distances a box side is a distribution over: 0 to {@code bins - 1} strides
 * @param boxGain weight of the CIoU term; 7.5 in the published YOLOv8
 * @param classGain weight of the class term; 0.5
 * @param distributionGain weight of the distribution focal term; 1.5
 */
public record DetectionLossOptions(
        int classes,
        List<Integer> strides,
        int bins,
        double boxGain,
        double classGain,
        double distributionGain,
        TaskAlignedAssigner assigner) {

    public DetectionLossOptions {
        strides = List.copyOf(strides);
        Objects.requireNonNull(assigner, "assigner");
        if (classes < 1 || bins < 2 || strides.isEmpty()) {
            throw new IllegalArgumentException("a detection loss needs a class, two bins and a level, received "
                    + classes + " classes, " + bins + " bins and strides " + strides);
        }
    }

    /** The published settings of YOLOv8: strides 8, 16 and 32, 16 bins, gains 7.5, 0.5 and 1.5. */
    public static DetectionLossOptions published(int classes) {
        return new DetectionLossOptions(
                classes, List.of(8, 16, 32), 16, 7.5, 0.5, 1.5, TaskAlignedAssigner.published());
    }
}

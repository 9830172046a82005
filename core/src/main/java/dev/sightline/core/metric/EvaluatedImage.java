package dev.sightline.core.metric;

import dev.sightline.core.result.Detections;
import java.util.List;
import java.util.Objects;

/**
 * One image of an evaluation: what is on it and what was found.
 *
 * @param name what messages and reports name it by
 * @param targets ground-truth boxes in file order, which decides ties between them
 * @param detections in any order; of equal scores within a class, the earlier counts as the better
 */
public record EvaluatedImage(String name, List<GroundTruthBox> targets, List<DetectedBox> detections) {

    public EvaluatedImage {
        Objects.requireNonNull(name, "name");
        targets = List.copyOf(targets);
        detections = List.copyOf(detections);
    }

    public static EvaluatedImage of(String name, List<GroundTruthBox> targets, Detections detections) {
        return new EvaluatedImage(
                name, targets, detections.items().stream().map(DetectedBox::of).toList());
    }
}

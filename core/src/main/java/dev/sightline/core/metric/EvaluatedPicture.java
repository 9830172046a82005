package dev.sightline.core.metric;

import dev.sightline.core.result.Detections;
import java.util.List;
import java.util.Objects;

/**
 * One picture of an evaluation: what is on it and what was found.
 *
 * @param name what messages and reports name it by
 * @param truths in file order, which decides ties between truths
 * @param detections in any order; of equal scores within a class, the earlier counts as the better
 */
public record EvaluatedPicture(String name, List<TruthBox> truths, List<DetectedBox> detections) {

    public EvaluatedPicture {
        Objects.requireNonNull(name, "name");
        truths = List.copyOf(truths);
        detections = List.copyOf(detections);
    }

    public static EvaluatedPicture of(String name, List<TruthBox> truths, Detections detections) {
        return new EvaluatedPicture(
                name, truths, detections.items().stream().map(DetectedBox::of).toList());
    }
}

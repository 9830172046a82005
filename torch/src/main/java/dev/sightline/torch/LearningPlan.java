package dev.sightline.torch;

import dev.sightline.nn.Parameter;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Which of a network's parameters learn, and how fast beside the others.
 *
 * @param frozen parameters that keep their values; batch normalisation whose running statistics are frozen normalises by
 *     them instead of by the batch
 * @param rateFactor what a parameter's learning rate is multiplied by, above 0
 */
public record LearningPlan(Predicate<Parameter> frozen, ToDoubleFunction<Parameter> rateFactor) {

    public LearningPlan {
        Objects.requireNonNull(frozen, "frozen");
        Objects.requireNonNull(rateFactor, "rateFactor");
    }

    /** Everything learns at the same rate. */
    public static LearningPlan all() {
        return freezing(parameter -> false);
    }

    /** What is not frozen learns at the same rate. */
    public static LearningPlan freezing(Predicate<Parameter> frozen) {
        return new LearningPlan(frozen, parameter -> 1);
    }
}

package dev.sightline.torch;

import dev.sightline.nn.Parameter;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Which of a network's parameters are trained, from which epoch on, and at which relative learning rate.
 *
 * @param trainableFrom the epoch, counted from 0, that a parameter is trained from on: 0 for all along, {@link
 *     #NEVER} for one that keeps its value. Batch normalisation whose running statistics are not trained yet normalises
 *     by them instead of by the batch
 * @param rateFactor what a parameter's learning rate is multiplied by, above 0
 */
public record LearningPlan(ToIntFunction<Parameter> trainableFrom, ToDoubleFunction<Parameter> rateFactor) {

    /** The epoch that no run comes to. */
    public static final int NEVER = Integer.MAX_VALUE;

    public LearningPlan {
        Objects.requireNonNull(trainableFrom, "trainableFrom");
        Objects.requireNonNull(rateFactor, "rateFactor");
    }

    /** Everything is trained at the same rate. */
    public static LearningPlan all() {
        return freezing(parameter -> false);
    }

    /** What is not frozen is trained at the same rate, all along. */
    public static LearningPlan freezing(Predicate<Parameter> frozen) {
        return new LearningPlan(parameter -> frozen.test(parameter) ? NEVER : 0, parameter -> 1);
    }
}

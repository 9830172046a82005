package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterPattern;
import dev.sightline.torch.LearningPlan;
import java.util.List;

/**
 * Which parameters are trainable, from which epoch on, and with which factor on the learning rate.
 *
 * @param freeze parameters that keep their values, by pattern over their paths; the first pattern that matches decides
 * @param rateFactors what the learning rate of parameters is multiplied by; the first pattern that matches decides
 */
public record TrainableSettings(List<Freeze> freeze, List<RateFactor> rateFactors) {

    /**
     * Parameters that keep their values at first.
     *
     * @param untilEpoch for so many epochs; {@link LearningPlan#NEVER} for good, 0 to except them from a later pattern
     */
    public record Freeze(ParameterPattern pattern, int untilEpoch) {}

    /** A factor on the learning rate of the parameters whose paths match. */
    public record RateFactor(ParameterPattern pattern, double factor) {}

    public TrainableSettings {
        freeze = List.copyOf(freeze);
        rateFactors = List.copyOf(rateFactors);
    }

    static TrainableSettings read(Section section) {
        return new TrainableSettings(freeze(section), rateFactors(section));
    }

    /**
     * The plan for a network's parameters.
     *
     * @throws IllegalArgumentException if a pattern chooses none of them, or if none is trainable in the first epoch
     */
    public LearningPlan learningPlan(Graph graph) {
        freeze.forEach(rule -> rule.pattern().choose(graph));
        rateFactors.forEach(rate -> rate.pattern().choose(graph));
        if (graph.parameters().stream().noneMatch(one -> one.isTrainable() && trainableFrom(one) == 0)) {
            throw new IllegalArgumentException("train.freeze leaves nothing trainable in the first epoch; except"
                    + " parameters by a pattern of its own that comes first, as in"
                    + " freeze: [{fc: {until-epoch: 0}}, '**']");
        }
        return new LearningPlan(this::trainableFrom, this::rateFactor);
    }

    private int trainableFrom(Parameter parameter) {
        return freeze.stream()
                .filter(rule -> rule.pattern().matches(parameter))
                .mapToInt(Freeze::untilEpoch)
                .findFirst()
                .orElse(0);
    }

    private double rateFactor(Parameter parameter) {
        return rateFactors.stream()
                .filter(rate -> rate.pattern().matches(parameter))
                .mapToDouble(RateFactor::factor)
                .findFirst()
                .orElse(1);
    }

    private static List<Freeze> freeze(Section section) {
        return section.steps("freeze").stream()
                .map(step -> new Freeze(
                        new ParameterPattern(step.name()),
                        step.settings()
                                .integer("until-epoch")
                                .between(0, 10_000)
                                .orElse(LearningPlan.NEVER, "frozen throughout")))
                .toList();
    }

    private static List<RateFactor> rateFactors(Section section) {
        return section.steps("rate-factors").stream()
                .map(step -> new RateFactor(
                        new ParameterPattern(step.name()),
                        step.settings().number("factor").between(1e-6, 1e6).orElse(1)))
                .toList();
    }
}

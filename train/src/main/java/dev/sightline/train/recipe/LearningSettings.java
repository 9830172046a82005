package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.OptimizerOptions.MomentumRule;
import dev.sightline.torch.optimise.WeightDecay;
import dev.sightline.train.schedule.Decay;
import dev.sightline.train.schedule.LearningRateSchedule;
import dev.sightline.train.schedule.WarmUp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The update rule and its learning rates. A key of the optimiser that is not stated has PyTorch's default; LAMB, which PyTorch does not have, its authors'. */
public record LearningSettings(OptimizerOptions optimizer, LearningRateSchedule schedule) {

    public LearningSettings {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
    }

    /** @param decayFactor on the weight decay that is stated, for a nominal batch */
    static LearningSettings read(Section root, int epochs, double decayFactor) {
        Section optimizer = root.section("optimizer");
        String name =
                optimizer.text("name").oneOf("sgd", "adam", "adamw", "lamb").orElse("adamw");
        double rate = optimizer.number("learning-rate").positive().orElse(0.001);
        Section schedule = root.section("schedule");
        WeightDecay decay = decay(name, optimizer, decayFactor);
        if (!name.equals("sgd")) {
            return new LearningSettings(
                    adam(name, optimizer, decay), schedule(schedule, Math.max(rate, 1e-12), epochs, Optional.empty()));
        }
        OptimizerOptions.Sgd sgd = sgd(optimizer, decay);
        Optional<WarmUp.Momentum> momentum = warmUpMomentum(schedule, sgd.momentum());
        return new LearningSettings(sgd, schedule(schedule, Math.max(rate, 1e-12), epochs, momentum));
    }

    private static WeightDecay decay(String name, Section section, double decayFactor) {
        return new WeightDecay(
                decayFactor
                        * section.number("weight-decay")
                                .between(0, 1)
                                .orElse(name.equals("adamw") || name.equals("lamb") ? 0.01 : 0),
                section.flag("decay-norms-and-biases").orElse(false));
    }

    private static OptimizerOptions.Sgd sgd(Section section, WeightDecay decay) {
        String rule = section.text("momentum-rule")
                .oneOf("rate-outside", "rate-inside")
                .orElse("rate-outside");
        return new OptimizerOptions.Sgd(
                section.number("momentum").between(0, 0.9999).orElse(0),
                rule.equals("rate-inside") ? MomentumRule.RATE_INSIDE : MomentumRule.RATE_OUTSIDE,
                section.flag("nesterov").orElse(false),
                decay);
    }

    private static OptimizerOptions adam(String name, Section section, WeightDecay decay) {
        double beta1 = section.number("beta1").between(0, 0.9999).orElse(0.9);
        double beta2 = section.number("beta2").between(0, 0.999999).orElse(0.999);
        double epsilon = section.number("epsilon").between(1e-16, 1).orElse(name.equals("lamb") ? 1e-6 : 1e-8);
        return switch (name) {
            case "adam" -> new OptimizerOptions.Adam(beta1, beta2, epsilon, decay);
            case "lamb" -> new OptimizerOptions.Lamb(beta1, beta2, epsilon, decay);
            default -> new OptimizerOptions.AdamW(beta1, beta2, epsilon, decay);
        };
    }

    private static LearningRateSchedule schedule(
            Section section, double rate, int epochs, Optional<WarmUp.Momentum> momentum) {
        WarmUp warmUp = new WarmUp(
                warmUpLength(section),
                section.number("warm-up-start").between(0, 1).orElse(0),
                section.number("warm-up-bias-rate").between(0, 1).orElse(rate, "the learning rate"),
                momentum);
        return new LearningRateSchedule(rate, decay(section), warmUp, epochs);
    }

    private static WarmUp.Length warmUpLength(Section section) {
        double epochs = section.number("warm-up-epochs").between(0, 10_000).orElse(3);
        OptionalInt updates =
                section.integer("warm-up-steps").between(0, 100_000_000).optional();
        if (updates.isPresent() && section.has("warm-up-epochs")) {
            section.problem(
                    "warm-up-steps",
                    "cannot be stated with warm-up-epochs: remove one of the two, an inherited one by warm-up-epochs: null");
        }
        return updates.isPresent() ? WarmUp.Length.updates(updates.getAsInt()) : WarmUp.Length.epochs(epochs);
    }

    private static Optional<WarmUp.Momentum> warmUpMomentum(Section section, double end) {
        OptionalDouble start =
                section.number("warm-up-momentum").between(0, 0.9999).optional();
        return start.isPresent() ? Optional.of(new WarmUp.Momentum(start.getAsDouble(), end)) : Optional.empty();
    }

    private static Decay decay(Section section) {
        String name = section.text("decay")
                .oneOf("constant", "linear", "cosine", "steps")
                .orElse("cosine");
        return switch (name) {
            case "constant" -> new Decay.Constant();
            case "steps" ->
                new Decay.Steps(
                        section.integers("milestones").orElse(List.of()),
                        section.number("factor").between(1e-9, 1).orElse(0.1));
            case "linear" ->
                new Decay.Linear(section.number("final-share").between(0, 1).orElse(0.01));
            default ->
                new Decay.Cosine(section.number("final-share").between(0, 1).orElse(0.01));
        };
    }
}

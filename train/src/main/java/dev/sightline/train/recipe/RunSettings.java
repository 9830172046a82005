package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterPattern;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.weights.load.LoadOptions;
import dev.sightline.weights.load.LoadPolicy;
import dev.sightline.weights.load.LoadedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long, where and with what care a run goes.
 *
 * @param batch images per forward pass
 * @param accumulate forward passes per update
 * @param precision empty to take bfloat16 where the processor computes it and 32-bit floats elsewhere
 * @param gradientClip largest norm of the gradient
 * @param freeze parameters that keep their values, by pattern over their paths; the first pattern that matches decides
 * @param rateFactors what the learning rate of parameters is multiplied by; the first pattern that matches decides
 * @param startFrom weights to fine-tune from; a run that was broken off is resumed instead
 * @param loadPolicy what happens where those weights and the network do not fit wholly
 * @param validateEvery epochs between validations; the last epoch is always validated
 * @param checkpointEvery epochs between kept checkpoints {@code epoch_N}; 0 for none. {@code latest} is written after
 *     each epoch in any case
 * @param onlyBest whether the best epoch's weights alone are kept once the run has ended, which cannot be resumed then
 * @param patience epochs without a better one after which a run ends early; 0 to run to the end
 */
public record RunSettings(
        int epochs,
        int batch,
        int accumulate,
        long seed,
        TorchDevice device,
        Optional<Precision> precision,
        int threads,
        double gradientClip,
        AveragingOptions averaging,
        List<Freeze> freeze,
        List<RateFactor> rateFactors,
        Optional<Path> startFrom,
        LoadPolicy loadPolicy,
        int validateEvery,
        int checkpointEvery,
        boolean onlyBest,
        int patience) {

    /**
     * Parameters that keep their values at first.
     *
     * @param untilEpoch for so many epochs; {@link LearningPlan#NEVER} for good, 0 to except them from a later pattern
     */
    public record Freeze(ParameterPattern pattern, int untilEpoch) {}

    /** A factor on the learning rate of the parameters whose paths match. */
    public record RateFactor(ParameterPattern pattern, double factor) {}

    public RunSettings {
        freeze = List.copyOf(freeze);
        rateFactors = List.copyOf(rateFactors);
    }

    static RunSettings read(Section section) {
        return new RunSettings(
                section.integer("epochs").between(1, 10_000).orElse(100),
                section.integer("batch").between(1, 4096).orElse(16),
                section.integer("accumulate").between(1, 1024).orElse(1),
                section.integer("seed").atLeast(0).orElse(0),
                device(section),
                precision(section),
                section.integer("threads")
                        .between(1, 1024)
                        .orElse(Runtime.getRuntime().availableProcessors(), "the processors of the machine"),
                section.number("gradient-clip").between(1e-6, 1e9).orElse(10),
                new AveragingOptions(
                        section.number("average-decay").between(0, 0.999999).orElse(0.9999),
                        section.number("average-ramp").between(1, 1e9).orElse(2000)),
                freeze(section),
                rateFactors(section),
                section.text("start-from").notBlank().optional().map(Path::of),
                section.text("load-policy")
                                .oneOf("strict", "matching")
                                .orElse("strict")
                                .equals("strict")
                        ? LoadPolicy.STRICT
                        : LoadPolicy.MATCHING,
                section.integer("validate-every").between(1, 10_000).orElse(1),
                section.integer("checkpoint-every").between(0, 10_000).orElse(0),
                section.flag("only-best").orElse(false),
                section.integer("patience").between(0, 10_000).orElse(0));
    }

    /**
     * Which of the network's parameters are trainable, from which epoch on, and with which factor on the learning rate.
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

    /** The weights to fine-tune from that fit the network as the load policy demands; none without such a file. */
    public Map<String, StoredArray> startingWeights(Graph graph, Consumer<String> log) {
        if (startFrom.isEmpty()) {
            return Map.of();
        }
        LoadedWeights loaded = LoadedWeights.load(startFrom.get(), graph, LoadOptions.of(loadPolicy));
        log.accept("fine-tuning from " + startFrom.get());
        loaded.report().lines().forEach(log);
        return loaded.arrays();
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

    private static TorchDevice device(Section section) {
        String text = section.text("device").notBlank().orElse("cpu");
        try {
            return TorchDevice.parse(text);
        } catch (IllegalArgumentException e) {
            section.problem("device", "must be cpu, cuda or cuda:N, received " + text);
            return TorchDevice.CPU;
        }
    }

    private static Optional<Precision> precision(Section section) {
        String text = section.text("precision")
                .oneOf("auto", "float32", "bfloat16", "float16")
                .orElse("auto");
        return switch (text) {
            case "float32" -> Optional.of(Precision.FLOAT32);
            case "bfloat16" -> Optional.of(Precision.BFLOAT16);
            case "float16" -> Optional.of(Precision.FLOAT16);
            default -> Optional.empty();
        };
    }
}

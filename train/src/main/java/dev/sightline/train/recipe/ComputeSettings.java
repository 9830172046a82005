package dev.sightline.train.recipe;

import dev.sightline.config.IntegerReader;
import dev.sightline.config.Section;
import dev.sightline.core.machine.ProcessorShare;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import java.util.Optional;

/**
 * Where and in which numbers a run computes.
 *
 * @param precision empty to take bfloat16 where the processor computes it and 32-bit floats elsewhere
 * @param threads of the computation on the processor
 * @param choice how the number of threads came about
 * @param requiresMemory whether a run that is estimated to need more memory than there is does not begin
 */
public record ComputeSettings(
        TorchDevice device, Optional<Precision> precision, int threads, Threads choice, boolean requiresMemory) {

    private static final String AUTO = "auto";

    /** How the number of threads came about. */
    public enum Threads {
        /** The recipe states it. */
        STATED,
        /** All that this process may use. */
        ALL,
        /** At most all: what other programs leave free when the run begins. */
        FREE
    }

    static ComputeSettings read(Section section) {
        TorchDevice device = device(section);
        Optional<Precision> precision = precision(section);
        IntegerReader threads = section.integerOr("threads", AUTO).between(1, 1024);
        Threads choice = threads.isWord() ? Threads.FREE : section.has("threads") ? Threads.STATED : Threads.ALL;
        return new ComputeSettings(
                device,
                precision,
                threads.orElse(ProcessorShare.current().wholeProcessors(), "the processors this process may use"),
                choice,
                section.text("memory-check")
                        .oneOf("stop", "warn")
                        .orElse("stop")
                        .equals("stop"));
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

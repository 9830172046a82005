package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import java.util.Optional;

/**
 * Where and in which numbers a run computes.
 *
 * @param precision empty to take bfloat16 where the processor computes it and 32-bit floats elsewhere
 * @param threads of the computation on the processor
 */
public record ComputeSettings(TorchDevice device, Optional<Precision> precision, int threads) {

    static ComputeSettings read(Section section) {
        return new ComputeSettings(
                device(section),
                precision(section),
                section.integer("threads")
                        .between(1, 1024)
                        .orElse(Runtime.getRuntime().availableProcessors(), "the processors of the machine"));
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

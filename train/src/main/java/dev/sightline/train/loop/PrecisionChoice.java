package dev.sightline.train.loop;

import dev.sightline.core.machine.Machine;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.train.recipe.RunSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The number type of a run whose recipe leaves it open: the shortest that the device computes in hardware. */
final class PrecisionChoice {

    /** Instructions for products of bfloat16, in the kernel's names. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private PrecisionChoice() {}

    static Precision of(RunSettings run, Machine machine, Consumer<String> log) {
        if (run.precision().isPresent()) {
            return run.precision().get();
        }
        if (run.device().kind() == TorchDevice.Kind.CUDA) {
            log.accept("precision: bfloat16 on " + run.device());
            return Precision.BFLOAT16;
        }
        List<String> fast =
                machine.cpuAbilities().stream().filter(BFLOAT16::contains).toList();
        log.accept(
                fast.isEmpty()
                        ? "precision: float32 (this processor does not compute bfloat16 in hardware)"
                        : "precision: bfloat16 (this processor has " + String.join(", ", fast) + ")");
        return fast.isEmpty() ? Precision.FLOAT32 : Precision.BFLOAT16;
    }
}

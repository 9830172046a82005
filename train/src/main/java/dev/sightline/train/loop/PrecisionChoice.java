package dev.sightline.train.loop;

import dev.sightline.core.machine.Machine;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.train.recipe.ComputeSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The number type of a run whose recipe leaves it open: the shortest that the device computes in hardware. */
final class PrecisionChoice {

    /** Instructions for products of bfloat16, in the kernel's names. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    /** The variable that keeps oneDNN from newer instructions, and the values that do not keep it from bfloat16. */
    static final String LIMIT = "ONEDNN_MAX_CPU_ISA";

    private static final Set<String> ALLOWING = Set.of(
            "", "ALL", "DEFAULT", "AVX512_CORE_BF16", "AVX512_CORE_FP16", "AVX512_CORE_AMX", "AVX512_CORE_AMX_FP16");

    private PrecisionChoice() {}

    static Precision of(ComputeSettings compute, Machine machine, Consumer<String> log) {
        if (compute.precision().isPresent()) {
            return compute.precision().get();
        }
        if (compute.device().kind() == TorchDevice.Kind.CUDA) {
            log.accept("precision: bfloat16 on " + compute.device());
            return Precision.BFLOAT16;
        }
        String limit = Optional.ofNullable(System.getenv(LIMIT)).orElse("");
        return onProcessor(machine.cpuAbilities(), limit, log);
    }

    /**
     * @param abilities of the processor, in the kernel's names
     * @param limit the value of {@value #LIMIT}; empty if it is not set
     */
    static Precision onProcessor(List<String> abilities, String limit, Consumer<String> log) {
        List<String> fast = abilities.stream().filter(BFLOAT16::contains).toList();
        if (fast.isEmpty()) {
            log.accept("precision: float32 (this processor does not compute bfloat16 in hardware)");
            return Precision.FLOAT32;
        }
        if (!ALLOWING.contains(limit.toUpperCase(Locale.ROOT))) {
            log.accept("precision: float32 (" + LIMIT + "=" + limit + " leaves no instructions for bfloat16)");
            return Precision.FLOAT32;
        }
        log.accept("precision: bfloat16 (this processor has " + String.join(", ", fast) + ")");
        return Precision.BFLOAT16;
    }
}

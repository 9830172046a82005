package dev.sightline.train.loop;

import dev.sightline.core.machine.Machine;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.train.machine.ComputeCapability;
import dev.sightline.train.recipe.ComputeSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** The number type of a run whose recipe leaves it open: the shortest that the device computes in hardware. */
final class PrecisionChoice {

    /** Instructions for products of bfloat16, in the kernel's names. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    /** NVIDIA's first generation with products of bfloat16 (Ampere). */
    private static final double BFLOAT16_CAPABILITY = 8.0;

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
            return onCard(ComputeCapability.lowest(), log);
        }
        String limit = Optional.ofNullable(System.getenv(LIMIT)).orElse("");
        return onProcessor(machine.cpuAbilities(), limit, log);
    }

    /**
     * bfloat16 on cards that compute it, and float16, which all compute, on others.
     *
     * @param capability the card's compute capability; empty if unknown
     */
    static Precision onCard(OptionalDouble capability, Consumer<String> log) {
        if (capability.isEmpty()) {
            log.accept("precision: float16 (nvidia-smi does not give the compute capability of the graphics card)");
            return Precision.FLOAT16;
        }
        double number = capability.getAsDouble();
        boolean fast = number >= BFLOAT16_CAPABILITY;
        log.accept("precision: " + (fast ? "bfloat16" : "float16") + " (the graphics card has compute capability "
                + number + "; bfloat16 needs " + BFLOAT16_CAPABILITY + ")");
        return fast ? Precision.BFLOAT16 : Precision.FLOAT16;
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

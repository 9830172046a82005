package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionChoiceTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "avx2,        '',               FLOAT32,  does not compute bfloat16, no bfloat16 in the processor",
        "avx512_bf16, '',               BFLOAT16, has avx512_bf16,           bfloat16 in the processor",
        "avx512_bf16, AVX,              FLOAT32,  ONEDNN_MAX_CPU_ISA=AVX,    the variable rules it out",
        "avx512_bf16, avx512_core_bf16, BFLOAT16, has avx512_bf16,           the variable allows it",
    })
    void bfloat16IsChosenWhereItIsComputedInHardware(
            String ability, String limit, Precision expected, String message, String reason) {
        List<String> logged = new ArrayList<>();

        Precision chosen = PrecisionChoice.onProcessor(List.of(ability), limit, logged::add);

        assertThat(chosen).as(reason).isEqualTo(expected);
        assertThat(logged).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @CsvSource({"7.5, FLOAT16", "8.0, BFLOAT16", "9.0, BFLOAT16", ", FLOAT16"})
    void aCardComputesBfloat16FromCapability8On(@Nullable Double capability, Precision expected) {
        List<String> logged = new ArrayList<>();
        OptionalDouble known = capability == null ? OptionalDouble.empty() : OptionalDouble.of(capability);

        assertThat(PrecisionChoice.onCard(known, logged::add)).isEqualTo(expected);
        assertThat(logged).singleElement().asString().contains("compute capability");
    }
}

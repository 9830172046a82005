package dev.sightline.nn.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Initializer;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.op.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttentionTest {

    private static final int SIDE = 64;

    static Stream<Arguments> familiesWithStages() {
        return Stream.of(
                Arguments.of("resnet-cifar", 3),
                Arguments.of("resnet", 4),
                Arguments.of("resnet-vd", 4),
                Arguments.of("mobilenetv2", 5),
                Arguments.of("mobilenetv3", 5),
                Arguments.of("pp-lcnet", 5),
                Arguments.of("yolov8", 4),
                Arguments.of("yolox", 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("familiesWithStages")
    void everyStageTakesEveryKindAndAllOtherParametersKeepTheirPlaces(String name, int stages) {
        ModelFamily family = ModelFamilies.named(name);
        for (String variant : family.variants()) {
            ModelOptions published = ModelOptions.square(variant, 5, SIDE);
            Graph plain = family.build(published);
            Graph changed = family.build(published.withAttention(everywhere(stages)));
            List<Parameter> others = changed.parameters().stream()
                    .filter(parameter -> !parameter.path().startsWith("attention."))
                    .toList();
            assertThat(others).isEqualTo(plain.parameters());
            for (int stage = 1; stage <= stages; stage++) {
                assertThat(changed.parameters())
                        .extracting(Parameter::path)
                        .contains(
                                "attention." + stage + ".squeeze_excitation.fc1.weight",
                                "attention." + stage + ".global_context.mask.weight",
                                "attention." + stage + ".non_local.query.weight");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("familiesWithStages")
    void aStageThatThereIsNotIsRefused(String name, int stages) {
        ModelFamily family = ModelFamilies.named(name);
        ModelOptions options = ModelOptions.square(family.variants().get(0), 5, SIDE)
                .withAttention(List.of(new Attention(AttentionKind.NON_LOCAL, List.of(1, stages + 1))));
        assertThatThrownBy(() -> family.build(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + " has the stages 1 to " + stages)
                .hasMessageContaining("received attention (non-local) behind [1, " + (stages + 1) + "]");
    }

    @Test
    void aFamilyTakesAttentionOrRefusesIt() {
        List<String> taking = familiesWithStages()
                .map(arguments -> (String) arguments.get()[0])
                .toList();
        Attention attention = new Attention(AttentionKind.GLOBAL_CONTEXT, List.of(1));
        for (ModelFamily family : ModelFamilies.all()) {
            if (!taking.contains(family.name())) {
                int side = family instanceof ClassifierFamily classifier ? classifier.publishedSize() : SIDE;
                ModelOptions options =
                        ModelOptions.square(family.variants().get(0), 5, side).withAttention(List.of(attention));
                assertThatThrownBy(() -> family.build(options))
                        .as(family.name())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(family.name() + " takes no attention blocks");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AttentionKind.class)
    void otherSizesOfImageGoThrough(AttentionKind kind) {
        Graph graph = ModelFamilies.named("resnet")
                .build(ModelOptions.square("18", 5, SIDE)
                        .withAttention(List.of(new Attention(kind, List.of(1, 2, 3, 4)))));
        assertThat(ShapeReader.read(graph, 3, new Extent(97, 33))
                        .of(graph.output("logits").value())
                        .batch())
                .isEqualTo(3);
    }

    /** Behind layer4 of ResNet-50: 2048 channels. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // 2 * 2048 * 128 weights, 128 + 2048 biases
        "SQUEEZE_EXCITATION, 526464",
        // Mask 2048 + 1, squeeze 2048 * 128 + 128, norm 256, expand 128 * 2048 + 2048
        "GLOBAL_CONTEXT, 528769",
        // 4 * 2048 * 1024 weights, 3 * 1024 biases, norm 2 * 2048
        "NON_LOCAL, 8395776"
    })
    void blocksHaveTheParametersCountedByHand(AttentionKind kind, long parameters) {
        ModelOptions published = ModelOptions.square("50", 1000, 224);
        ModelFamily family = ModelFamilies.named("resnet");
        Graph graph = family.build(published.withAttention(List.of(new Attention(kind, List.of(4)))));
        assertThat(CostReader.read(graph).parameters()
                        - CostReader.read(family.build(published)).parameters())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"GLOBAL_CONTEXT, expand.weight", "NON_LOCAL, norm.weight"})
    void whatIsAddedToEachCellIsZeroAtFirst(AttentionKind kind, String last) {
        Graph graph = ModelFamilies.named("resnet-cifar")
                .build(ModelOptions.square("20", 10, 32).withAttention(List.of(new Attention(kind, List.of(2)))));
        String path = "attention.2." + kind.label().replace('-', '_') + "." + last;
        assertThat(graph.parameter(path).initializer()).isEqualTo(new Initializer.Constant(0));
    }

    @Test
    void unknownKindIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> AttentionKind.labelled("nonlocal"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown attention 'nonlocal'; accepted: non-local, global-context, squeeze-excitation");
    }

    @Test
    void stagesAreCountedFromOneAndNamedOnce() {
        for (List<Integer> stages : List.of(List.<Integer>of(), List.of(0), List.of(2, 2))) {
            assertThatThrownBy(() -> new Attention(AttentionKind.NON_LOCAL, stages))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs one or more stages, counted from 1, each once, received " + stages);
        }
    }

    @Test
    void oneKindTwiceBehindAStageIsRefused() {
        Attention blocks = new Attention(AttentionKind.NON_LOCAL, List.of(2, 3));
        assertThatThrownBy(() -> ModelOptions.square("20", 10, 32).withAttention(List.of(blocks, blocks)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attention (non-local) is asked for twice behind stage 2");
    }

    private static List<Attention> everywhere(int stages) {
        List<Integer> all = Stream.iterate(1, stage -> stage + 1).limit(stages).toList();
        return Arrays.stream(AttentionKind.values())
                .map(kind -> new Attention(kind, all))
                .toList();
    }
}

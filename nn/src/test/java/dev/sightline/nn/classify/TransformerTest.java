package dev.sightline.nn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.AddWindowMask;
import dev.sightline.nn.op.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "swin | t | features.0.0.weight | [96, 3, 4, 4]",
                "swin | t | features.0.2.bias | [96]",
                "swin | t | features.1.0.norm1.weight | [96]",
                "swin | t | features.1.1.attn.relative_position_bias_table | [169, 3]",
                "swin | t | features.3.0.attn.qkv.weight | [576, 192]",
                "swin | t | features.5.5.attn.proj.bias | [384]",
                "swin | t | features.7.1.mlp.0.weight | [3072, 768]",
                "swin | t | features.7.1.mlp.3.weight | [768, 3072]",
                "swin | t | features.6.reduction.weight | [768, 1536]",
                "swin | t | features.6.norm.weight | [1536]",
                "swin | t | norm.weight | [768]",
                "swin | t | head.weight | [1000, 768]",
                "vit | b-16 | cls_token | [1, 1, 768]",
                "vit | b-16 | pos_embed | [1, 197, 768]",
                "vit | b-16 | patch_embed.proj.weight | [768, 3, 16, 16]",
                "vit | b-16 | blocks.11.attn.qkv.weight | [2304, 768]",
                "vit | b-16 | blocks.0.mlp.fc1.bias | [3072]",
                "vit | b-16 | norm.bias | [768]",
                "vit | b-16 | head.bias | [1000]",
            })
    void parametersStandWhereThePublicCheckpointsHaveThem(String family, String variant, String path, String shape) {
        Graph graph = ModelFamilies.named(family).build(ModelOptions.square(variant, 1000, 224));
        assertThat(graph.parameter(path).shape()).hasToString(shape);
    }

    @Test
    void swinsWeightsFitEverySize() {
        ModelFamily swin = ModelFamilies.named("swin");
        assertThat(swin.build(ModelOptions.square("tiny", 5, 96)).parameters())
                .isEqualTo(swin.build(ModelOptions.square("tiny", 5, 224)).parameters());
    }

    @Test
    void swinShiftsEverySecondBlockUntilOneWindowCoversTheMap() {
        Graph graph = ModelFamilies.named("swin").build(ModelOptions.square("t", 5, 224));
        assertThat(graph.nodes())
                .filteredOn(node -> node.operation() instanceof AddWindowMask)
                .extracting(Node::path)
                .containsExactly(
                        "features.1.1.attn",
                        "features.3.1.attn",
                        "features.5.1.attn",
                        "features.5.3.attn",
                        "features.5.5.attn");
    }

    @Test
    void anotherSizeThanTheOneBuiltForIsRefused() {
        Graph graph = ModelFamilies.named("vit").build(ModelOptions.square("ti-16", 5, 64));
        assertThatThrownBy(() -> ShapeReader.read(graph, 1, Extent.square(96)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(Reshape): expected as many elements as [1, 192, 16] has");
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({"swin, tiny, 70, multiples of 4", "vit, b-32, 80, multiples of 32"})
    void aSizeThatPatchesDoNotDivideIsRefused(String family, String variant, int size, String message) {
        assertThatThrownBy(() -> ModelFamilies.named(family).build(new ModelOptions(variant, 5, size, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("received " + size + " x 64 (width x height)");
    }
}

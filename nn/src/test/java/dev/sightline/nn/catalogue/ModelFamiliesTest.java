package dev.sightline.nn.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every variant of every family; a new family is run by being registered. */
class ModelFamiliesTest {

    private static final int CLASSES = 5;

    static Stream<Arguments> variants() {
        return ModelFamilies.all().stream()
                .flatMap(family -> family.variants().stream().map(variant -> Arguments.of(family.name(), variant)));
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void inputIsOneImageOfTheSizeAsked(String family, String variant) {
        Graph graph = ModelFamilies.named(family).build(new ModelOptions(variant, CLASSES, 128, 64));
        assertThat(graph.inputs()).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("image");
            assertThat(input.shape()).isEqualTo(Shape.of(1, 3, 64, 128));
        });
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void sameOptionsGiveAnEqualGraph(String family, String variant) {
        assertThat(build(family, variant)).isEqualTo(build(family, variant));
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void everyNodeReachesAnOutput(String family, String variant) {
        Graph graph = build(family, variant);
        Set<Value> read =
                new HashSet<>(graph.outputs().stream().map(GraphOutput::value).toList());
        graph.nodes().forEach(node -> read.addAll(node.inputs()));
        assertThat(graph.nodes()).extracting(Node::output).isSubsetOf(read);
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void parametersStandUnderThePathOfTheirNode(String family, String variant) {
        for (Node node : build(family, variant).nodes()) {
            for (Parameter parameter : node.parameters()) {
                String above = node.path().isEmpty() ? "" : node.path() + ".";
                assertThat(parameter.path()).isEqualTo(above + parameter.name());
            }
        }
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void batchRunsThroughAndClassesAppearInTheOutputs(String family, String variant) {
        Graph graph = build(family, variant);
        int height = ModelFamilies.named(family).runsAtOtherSizes() ? 96 : 64;
        GraphShapes shapes = ShapeReader.read(graph, 3, new Extent(height, 64));
        List<Shape> outputs = graph.outputs().stream()
                .map(output -> shapes.of(output.value()))
                .toList();
        assertThat(outputs).allMatch(shape -> shape.batch() == 3).anyMatch(shape -> shape.channels() == CLASSES);
    }

    @ParameterizedTest(name = "{0}-{1}")
    @MethodSource("variants")
    void unknownVariantIsRefusedNamingThisOne(String family, String variant) {
        assertThatThrownBy(() -> build(family, variant + "?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown variant '" + variant + "?'")
                .hasMessageContaining("accepted: " + variant);
    }

    @Test
    void variantsGrow() {
        for (ModelFamily family : ModelFamilies.all()) {
            List<Long> parameters = family.variants().stream()
                    .map(variant ->
                            CostReader.read(build(family.name(), variant)).parameters())
                    .toList();
            assertThat(parameters).as(family.name()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void familyNamesAreUnique() {
        assertThat(ModelFamilies.all()).extracting(ModelFamily::name).doesNotHaveDuplicates();
    }

    private static Graph build(String family, String variant) {
        return ModelFamilies.named(family).build(ModelOptions.square(variant, CLASSES, 64));
    }
}

package dev.sightline.nn.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.Dropout;
import dev.sightline.nn.op.Linear;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularizationTest {

    private static final double RATE = .3;

    /** Blocks as published: the first block's rate is 0, so it has no node; a transformer's block has two branches of one rate. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "resnet, 18, 32, 8, 1",
        "resnet, 50, 32, 16, 1",
        "resnet-vd, 50, 32, 16, 1",
        "resnet-cifar, 20, 32, 9, 1",
        "mobilenetv2, 1.0, 32, 10, 1",
        "vit, ti-16, 32, 12, 2",
        "swin, t, 224, 12, 2"
    })
    void theRateOfABranchGrowsInAStraightLineFromNothingAtTheFirstBlock(
            String family, String variant, int size, int blocks, int branches) {
        Graph graph = graph(family, variant, size);

        List<Double> rates = dropouts(new Regularization(0, RATE).of(graph), Dropout.Unit.IMAGE);

        List<Double> expected = IntStream.range(1, blocks)
                .boxed()
                .flatMap(block -> IntStream.range(0, branches).mapToObj(i -> RATE * block / (blocks - 1)))
                .toList();
        assertThat(rates).hasSameSizeAs(expected);
        for (int i = 0; i < rates.size(); i++) {
            assertThat(rates.get(i)).isCloseTo(expected.get(i), within(1e-12));
        }
    }

    /** A shortcut leaves the block as it came in, or through one convolution: what is dropped has more behind it. */
    @ParameterizedTest
    @CsvSource({"resnet, 18", "resnet-vd, 50", "mobilenetv2, 1.0", "vit, ti-16"})
    void theBranchIsDroppedAndNotItsShortcut(String family, String variant) {
        Graph graph = new Regularization(0, RATE).of(graph(family, variant, 32));
        Map<Value, Node> makers = graph.nodes().stream().collect(Collectors.toMap(Node::output, Function.identity()));
        Function<Value, Node> maker = value -> Objects.requireNonNull(makers.get(value));
        List<Node> sums = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Add)
                .filter(node -> node.inputs().stream()
                        .filter(makers::containsKey)
                        .anyMatch(input -> isDropout(maker.apply(input))))
                .toList();

        assertThat(sums).isNotEmpty().allSatisfy(sum -> {
            Node dropped = maker.apply(
                    sum.inputs().get(isDropout(maker.apply(sum.inputs().get(0))) ? 0 : 1));
            String layer = maker.apply(dropped.inputs().get(0)).path();
            assertThat(layer)
                    .startsWith(sum.path())
                    .doesNotContain("downsample")
                    .isNotEqualTo(sum.path());
        });
    }

    @Test
    void dropoutStandsBeforeTheLastLayerWithWeights() {
        Graph graph = new Regularization(.2, 0).of(graph("mobilenetv2", "1.0", 32));
        Node last = graph.nodes().get(graph.nodes().size() - 1);
        Node before = graph.nodes().get(graph.nodes().size() - 2);

        assertThat(last.operation()).isInstanceOf(Linear.class);
        assertThat(before.operation()).isEqualTo(new Dropout(.2, Dropout.Unit.NUMBER));
        assertThat(last.inputs()).containsExactly(before.output());
        assertThat(graph.outputs().get(0).value()).isEqualTo(last.output());
    }

    @Test
    void parametersStayAsTheyAre() {
        Graph graph = graph("resnet", "18", 32);

        assertThat(new Regularization(.2, .3).of(graph).parameters()).isEqualTo(graph.parameters());
        assertThat(Regularization.NONE.of(graph)).isSameAs(graph);
    }

    @Test
    void aNetworkWithoutBranchesIsRefused() {
        GraphBuilder net = new GraphBuilder();
        net.output("logits", net.linear("fc", net.input("image", Shape.of(1, 4)), 2));

        assertThatThrownBy(() -> new Regularization(0, RATE).of(net.build()))
                .hasMessage("stochastic depth drops residual branches, and this network has none");
    }

    private static Graph graph(String family, String variant, int size) {
        return ModelFamilies.named(family).build(ModelOptions.square(variant, 5, size));
    }

    private static List<Double> dropouts(Graph graph, Dropout.Unit unit) {
        return graph.nodes().stream()
                .filter(RegularizationTest::isDropout)
                .map(node -> (Dropout) node.operation())
                .filter(dropout -> dropout.unit() == unit)
                .map(Dropout::rate)
                .toList();
    }

    private static boolean isDropout(Node node) {
        return node.operation() instanceof Dropout;
    }
}

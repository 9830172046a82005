package dev.sightline.nn.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.CostReader;
import dev.sightline.nn.cost.GraphCost;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.NodeCost;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.PublishedCost;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.UpsampleNearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters and GFLOPs of every detector as its publisher has them, in as many decimals. */
class DetectorCostTest {

    private static final int CLASSES = 80;

    static Stream<Arguments> published() {
        return ModelFamilies.detectors().stream()
                .flatMap(family ->
                        family.description().published().stream().map(cost -> Arguments.of(family.name(), cost)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("published")
    void parametersAndCostRoundToThosePublished(String family, PublishedCost published) {
        Graph graph = ModelFamilies.named(family)
                .build(ModelOptions.square(published.variant(), CLASSES, published.imageSize()));
        GraphCost cost = CostReader.read(graph);
        assertThat(rounded(cost.parameters() / 1e6, published.millionParameters()))
                .as("%d parameters", cost.parameters())
                .isEqualByComparingTo(BigDecimal.valueOf(published.millionParameters()));
        double gflops = 2e-9 * (cost.multiplyAdds() + countedBesides(graph, cost, published.counting()));
        assertThat(rounded(gflops, published.gflops()))
                .as("%.4f GFLOPs", gflops)
                .isEqualByComparingTo(BigDecimal.valueOf(published.gflops()));
    }

    /** What the publisher's count has beyond this project's. */
    private static long countedBesides(Graph graph, GraphCost cost, PublishedCost.Counting counting) {
        if (counting == PublishedCost.Counting.FOLDED) {
            return 0;
        }
        GraphShapes shapes = ShapeReader.read(graph);
        long besides = 0;
        for (NodeCost counted : cost.nodes()) {
            Node node = counted.node();
            if (node.operation() instanceof BatchNorm2d) {
                besides += 2 * shapes.of(node.output()).elements();
            } else if (node.operation() instanceof UpsampleNearest) {
                besides -= counted.multiplyAdds();
            }
        }
        return besides;
    }

    /** Rounded to as many decimals as the example has. */
    private static BigDecimal rounded(double value, double example) {
        return BigDecimal.valueOf(value).setScale(BigDecimal.valueOf(example).scale(), RoundingMode.HALF_UP);
    }
}

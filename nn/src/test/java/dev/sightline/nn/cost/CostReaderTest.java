package dev.sightline.nn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import org.junit.jupiter.api.Test;

class CostReaderTest {

    @Test
    void convolutionAndLinearAreCountedAndNothingElse() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 4, 10, 10));
        Value x = net.conv("conv", image, ConvOptions.of(8, 3).groups(2).stride(2));
        x = net.silu(net.batchNorm("bn", x));
        net.output("y", net.linear("fc", net.flatten(net.globalAveragePool(x)), 5));
        GraphCost cost = CostReader.read(net.build());
        assertThat(cost.nodes())
                .extracting(NodeCost::multiplyAdds)
                .containsExactly(8L * 5 * 5 * (4 / 2) * 9, 0L, 0L, 0L, 0L, 8L * 5);
        assertThat(cost.nodes())
                .extracting(NodeCost::parameters)
                .containsExactly(8L * 2 * 9 + 8, 16L, 0L, 0L, 0L, 8L * 5 + 5);
        assertThat(cost.activationBytes()).isEqualTo(4 * (3 * 8 * 5 * 5 + 8 + 8 + 5));
    }

    @Test
    void costGrowsWithTheImageAndTheBatch() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("n", 80, 320));
        long small = CostReader.read(graph).multiplyAdds();
        GraphShapes large = ShapeReader.read(graph, 2, Extent.square(640));
        assertThat(CostReader.read(graph, large).multiplyAdds()).isEqualTo(small * 4 * 2);
    }
}

package dev.sightline.weights.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeightFitTest {

    private static final Graph GRAPH = graph();

    @Test
    void everyDifferenceIsNamedWithBothShapes() {
        WeightFit fit = WeightFit.of(
                GRAPH,
                Map.of(
                        "conv.weight", new StoredArray(List.of(2, 3, 3, 3), new float[54]),
                        "head.bias", new StoredArray(List.of(1), new float[1])));

        assertThat(fit.isComplete()).isFalse();
        assertThat(fit.lines())
                .containsExactly(
                        "conv.bias is missing",
                        "conv.weight is stored as [2, 3, 3, 3], the network needs [4, 3, 3, 3]",
                        "head.bias is not a parameter of the network");
    }

    @Test
    void completedWeightsKeepWhatFitsAndAreTheSameEachTime() {
        StoredArray bias = new StoredArray(List.of(4), new float[] {1, 2, 3, 4});
        Map<String, StoredArray> complete = WeightFit.completed(GRAPH, Map.of("conv.bias", bias));

        assertThat(complete.get("conv.bias")).isSameAs(bias);
        assertThat(WeightFit.of(GRAPH, complete).isComplete()).isTrue();
        assertThat(untrainedWeight()).isEqualTo(untrainedWeight());
    }

    private static float[] untrainedWeight() {
        return Objects.requireNonNull(WeightFit.completed(GRAPH, Map.of()).get("conv.weight"))
                .values();
    }

    private static Graph graph() {
        GraphBuilder net = new GraphBuilder();
        net.output("out", net.conv("conv", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(4, 3)));
        return net.build();
    }
}

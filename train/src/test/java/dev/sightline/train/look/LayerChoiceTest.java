package dev.sightline.train.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerChoiceTest {

    private static final Graph GRAPH = classifier();
    private final LayerChoice layers = new LayerChoice(GRAPH);

    @Test
    void theStemIsTheFirstConvolutionWithWhatActivatesIt() {
        assertThat(layers.named("stem").operation().kind()).isEqualTo("Relu");
        assertThat(layers.convolution("stem").path()).isEqualTo("features.0.conv");
    }

    @Test
    void aModuleStandsForItsLastMaps() {
        assertThat(layers.named("features.1").path()).isEqualTo("features.1.conv");
        assertThat(layers.named("features").path()).isEqualTo("features.1.conv");
        assertThat(layers.named("last").path()).isEqualTo("features.1.conv");
    }

    @Test
    void aLayerWithoutMapsIsPredictedWithThoseThatHaveSome() {
        assertThatThrownBy(() -> layers.named("fc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no layer 'fc' with maps; there are stem, last and features.0.conv, features.0.bn,"
                        + " features.0, features.1.conv");
    }

    @Test
    void theMapOfAClassWeighsMapsAsTheClassDoes() {
        StoredArray matrix = new StoredArray(List.of(2, 3), new float[] {1, 0, 0, 0, 2, -1});
        ClassActivation activation =
                ClassActivation.of(GRAPH, Map.of("fc.weight", matrix)).orElseThrow();

        assertThat(activation.maps().path()).isEqualTo("features.1.conv");
        float[] maps = {1, 2, 10, 20, 100, 200};
        assertThat(activation.map(maps, 2, 0)).containsExactly(1, 2);
        assertThat(activation.map(maps, 2, 1)).containsExactly(-80, -160);
    }

    private static Graph classifier() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, 8, 8));
        Value stem = net.scope(
                "features.0",
                () -> net.relu(net.batchNorm(
                        "bn", net.conv("conv", image, ConvOptions.of(4, 3).stride(2)))));
        Value maps = net.scope("features.1", () -> net.conv("conv", stem, ConvOptions.of(3, 1)));
        net.output("logits", net.linear("fc", net.flatten(net.globalAveragePool(maps)), 2));
        return net.build();
    }
}

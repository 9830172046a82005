package dev.sightline.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Window;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

    private final GraphBuilder net = new GraphBuilder();
    private final Value image = net.input("image", Shape.of(1, 3, 32, 32));

    @Test
    void scopesAndNamesMakeTheParameterPaths() {
        Value x = net.scope(
                "backbone",
                () -> net.scope("stem", () -> {
                    Value y = net.conv("conv", image, ConvOptions.of(8, 3).stride(2));
                    return net.relu(net.batchNorm("bn", y));
                }));
        net.output("features", x);
        assertThat(net.build().parameters())
                .extracting(Parameter::path)
                .containsExactly(
                        "backbone.stem.conv.weight",
                        "backbone.stem.conv.bias",
                        "backbone.stem.bn.weight",
                        "backbone.stem.bn.bias",
                        "backbone.stem.bn.running_mean",
                        "backbone.stem.bn.running_var");
        assertThat(net.shape(x)).isEqualTo(Shape.of(1, 8, 16, 16));
    }

    @Test
    void scopeEndsEvenWhenItsBodyFails() {
        Supplier<Value> failing = () -> net.add(image, new Value(99, 0));
        assertThatThrownBy(() -> net.scope("left", failing)).isInstanceOf(IllegalArgumentException.class);
        net.output("y", net.conv("conv", image, ConvOptions.of(8, 3)));
        assertThat(net.build().parameters().get(0).path()).isEqualTo("conv.weight");
    }

    @Test
    void onlyRunningStatisticsAreNotTrainable() {
        net.output("y", net.batchNorm("bn", image));
        assertThat(net.build().parameters())
                .filteredOn(Parameter::isTrainable)
                .extracting(Parameter::name)
                .containsExactly("weight", "bias");
    }

    @Test
    void layerThatDoesNotFitNamesItsPlaceAndBothShapes() {
        Supplier<Value> body =
                () -> net.concat(image, net.maxPool(image, Window.square(2).stride(2)));
        assertThatThrownBy(() -> net.scope("neck.3", body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neck.3 (Concat): expected inputs that differ on axis 1 alone,"
                        + " found [[1, 3, 32, 32], [1, 3, 16, 16]]");
    }

    @Test
    void linearOnAFeatureMapShowsTheAxesItNeeds() {
        assertThatThrownBy(() -> net.linear("fc", image, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fc (Linear): expected [batch, 3], found [1, 3, 32, 32]");
    }

    @Test
    void wrongSettingNamesItsPlace() {
        assertThatThrownBy(() -> net.conv("conv", image, ConvOptions.of(8, 3).groups(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("conv (Conv2d): input and output channels must be multiples of groups,"
                        + " received 3 and 8 with 2 groups");
    }

    @Test
    void twoLayersOfOneNameAreRefused() {
        Value x = net.conv("conv", image, ConvOptions.of(3, 3));
        net.output("y", net.conv("conv", x, ConvOptions.of(3, 3)));
        assertThatThrownBy(net::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two parameters of a graph have the path 'conv.weight'");
    }

    @Test
    void graphWithoutOutputIsRefused() {
        assertThatThrownBy(net::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one input and one output, received 1 and 0");
    }
}

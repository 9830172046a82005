package dev.sightline.nn.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void tableShowsModulesOutputsAndTotals() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, 64, 64));
        Value x = net.scope("model.0", () -> {
            Value y = net.conv("conv", image, ConvOptions.of(16, 3).stride(2).withoutBias());
            return net.silu(net.batchNorm("bn", y));
        });
        Value y = net.scope(
                "model.1",
                () -> net.add(x, net.conv("cv1", net.conv("cv2", x, ConvOptions.of(16, 3)), ConvOptions.of(16, 3))));
        net.output("features", y);
        assertThat(Summary.of(net.build())).isEqualTo("""
                        input image [1, 3, 64, 64]
                        #  module   layers           output           parameters  GFLOPs
                        ----------------------------------------------------------------
                        0  model.0  conv 3x3/2       [1, 16, 32, 32]         464   0.001
                        1  model.1  2 conv 3x3, add  [1, 16, 32, 32]       4,640   0.009
                        ----------------------------------------------------------------
                           total                                           5,104   0.010
                        output features [1, 16, 32, 32]
                        6 operations, 0.0 M parameters, 0.0 GFLOPs, 0.4 MiB of activations as 32-bit floats
                        """);
    }

    @Test
    void yoloV8HasOneRowPerModuleOfThePublishedLayout() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("n", 80, 640));
        String text = Summary.of(graph);
        assertThat(text.lines().filter(line -> line.contains("model.")).count()).isEqualTo(23);
    }
}

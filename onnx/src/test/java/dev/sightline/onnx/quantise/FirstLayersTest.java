package dev.sightline.onnx.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstLayersTest {

    private static final QuantizationOptions STANDARD = QuantizationOptions.standard();

    /** Bytes begin at what the second convolution reads: neither the image nor the first layer's own sum has a range. */
    @Test
    void theFirstConvolutionOfADetectorAndItsActivationStayInFloat() {
        OnnxModel model = model(ModelFamilies.named("yolov8").build(new ModelOptions("n", 3, 64, 64)));

        List<String> standard = Quantizer.tensorsToCalibrate(model, STANDARD);
        List<String> all = Quantizer.tensorsToCalibrate(model, STANDARD.quantizingFirst(true));

        assertThat(standard.get(0)).isEqualTo("model.0/Silu_3");
        assertThat(all.subList(0, 4))
                .containsExactly("image", "model.0.bn/BatchNorm2d_2", "model.0/Silu_3/Sigmoid", "model.0/Silu_3");
        assertThat(all.subList(3, all.size())).isEqualTo(standard);
    }

    @Test
    void aConvolutionOverManyChannelsOfAnInputWorksInBytes() {
        GraphBuilder net = new GraphBuilder();
        Value maps = net.input("maps", Shape.of(1, 5, 8, 8));
        Value first = net.conv("first", maps, ConvOptions.of(8, 3));
        net.output("out", net.conv("second", net.relu(first), ConvOptions.of(8, 3)));

        assertThat(Quantizer.tensorsToCalibrate(model(net.build()), STANDARD)).startsWith("maps");
    }

    private static OnnxModel model(Graph graph) {
        return OnnxWriter.write(
                graph,
                Weights.of(Weighted.random(graph, SeededRandom.forTest("FirstLayersTest", 1))),
                ExportOptions.standard());
    }
}

package dev.sightline.onnx.write;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Node;
import dev.sightline.nn.TokenLayers;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.AddWindowMask;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.MapToTokens;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.PadEnd;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokensToMap;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.testing.SeededRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation's ONNX form, run by ONNX Runtime, against the operation written out in loops. */
class OnnxOperationTest {

    private static final double TOLERANCE = 1e-5;
    private static final Shape MAP = Shape.of(1, 4, 7, 10);

    private interface Layers extends BiFunction<GraphBuilder, Value, Value> {}

    static Stream<Arguments> operations() {
        Window uneven = new Window(new Extent(3, 2), new Extent(2, 3), new Padding(1, 0, 0, 1), Extent.square(1));
        Window pool = Window.square(3).stride(2).padding(1);
        return Stream.of(
                layer("a convolution", (net, x) -> net.conv("conv", x, ConvOptions.of(6, 3))),
                layer(
                        "a strided convolution without bias",
                        (net, x) -> net.conv(
                                "conv", x, ConvOptions.of(6, 3).stride(2).withoutBias())),
                layer(
                        "a convolution in groups",
                        (net, x) -> net.conv("conv", x, ConvOptions.of(6, 3).groups(2))),
                layer(
                        "a depthwise convolution",
                        (net, x) -> net.conv("conv", x, ConvOptions.of(4, 3).groups(4))),
                layer(
                        "uneven kernel, stride and padding",
                        (net, x) -> net.conv("conv", x, ConvOptions.of(5, 1).window(uneven))),
                layer(
                        "a dilated convolution",
                        (net, x) -> net.conv(
                                "conv",
                                x,
                                ConvOptions.of(5, 3)
                                        .window(Window.square(3).padding(2).dilation(2)))),
                layer("batch normalisation", (net, x) -> net.batchNorm("bn", x, 1e-3, .1)),
                layer("relu", GraphBuilder::relu),
                layer("leaky relu", (net, x) -> net.leakyRelu(x, .1)),
                layer("silu", GraphBuilder::silu),
                layer("sigmoid", GraphBuilder::sigmoid),
                layer("max pooling", (net, x) -> net.maxPool(x, pool)),
                layer("max pooling rounded up", (net, x) -> net.add(new MaxPool2d(pool, true), x)),
                layer("unevenly padded max pooling", (net, x) -> net.maxPool(x, uneven)),
                layer("average pooling", (net, x) -> net.averagePool(x, pool)),
                layer("padding counted", (net, x) -> net.add(new AveragePool2d(pool, false, true), x)),
                layer("average pooling rounded up", (net, x) -> net.add(new AveragePool2d(pool, true, false), x)),
                layer(
                        "rounded up, padding counted",
                        (net, x) -> net.add(
                                new AveragePool2d(Window.square(4).stride(3).padding(1), true, true), x)),
                layer("unevenly padded average pooling", (net, x) -> net.averagePool(x, uneven)),
                layer("global average pooling", GraphBuilder::globalAveragePool),
                layer("upsampling", (net, x) -> net.upsampleNearest(x, 3)),
                layer("concatenation", (net, x) -> net.concat(x, net.relu(x), x)),
                layer("addition", (net, x) -> net.add(x, net.relu(x))),
                layer("multiplication", (net, x) -> net.mul(x, net.sigmoid(x))),
                layer("a gate per channel", (net, x) -> net.mul(x, net.globalAveragePool(x))),
                layer("a slice of channels", (net, x) -> net.sliceChannels(x, 1, 3)),
                layer(
                        "every second cell from the second on",
                        (net, x) -> net.add(new Subsample(1, 1, Extent.square(2)), x)),
                layer("every third column", (net, x) -> net.add(new Subsample(2, 0, new Extent(1, 3)), x)),
                layer("flattening", GraphBuilder::flatten),
                layer("a linear layer", (net, x) -> net.linear("fc", net.flatten(net.globalAveragePool(x)), 3)));
    }

    static Stream<Arguments> tokenOperations() {
        Extent window = new Extent(2, 3);
        return Stream.of(
                tokens("a linear layer over rows", (net, x) -> net.linear("fc", x, 3)),
                tokens("a linear layer over rows without bias", (net, x) -> net.linearWithoutBias("fc", x, 3)),
                tokens("layer normalisation", (net, x) -> net.layerNorm("norm", x, 1e-3)),
                tokens("gelu", TokenLayers::gelu),
                tokens("softmax", TokenLayers::softmax),
                tokens("a product", (net, x) -> net.matMul(x, net.permute(net.gelu(x), 0, 1, 3, 2))),
                tokens("a fixed factor", (net, x) -> net.scale(x, -.3)),
                tokens("another shape", (net, x) -> net.reshape(x, 7, 2, 20)),
                tokens("another order", (net, x) -> net.permute(x, 0, 3, 1, 2)),
                tokens("a slice", (net, x) -> net.slice(x, 2, 1, 4)),
                tokens("a token before the others", (net, x) -> net.prependToken("token", net.reshape(x, 28, 10))),
                tokens("learned positions", (net, x) -> net.addLearned("position", x)),
                tokens("learned offsets", (net, x) -> {
                    Value logits = net.reshape(net.slice(x, 3, 0, 9), 7, 6, 6);
                    return net.addRelativePosition("table", logits, window);
                }),
                layer("cells as tokens", (net, x) -> net.add(new MapToTokens(), x)),
                layer("tokens as cells", (net, x) -> {
                    Value tokens = net.add(new MapToTokens(), net.sliceChannels(x, 0, 3));
                    return net.add(new TokensToMap(), tokens, x);
                }),
                layer("a sum for each channel", (net, x) -> net.add(x, net.globalAveragePool(x))),
                layer("zeros behind", (net, x) -> net.add(new PadEnd(2, 3), x)),
                layer("a mask", (net, x) -> {
                    Value logits = new TokenLayers(net).reshape(net.sliceChannels(x, 0, 3), 1, 1, 210);
                    Value some = new TokenLayers(net).slice(logits, 3, 0, 144);
                    AddWindowMask mask = new AddWindowMask(new Extent(4, 3), window, 1, 2);
                    return net.add(mask, new TokenLayers(net).reshape(some, 2, 2, 6, 6));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"operations", "tokenOperations"})
    void anOperationComputesWhatItsDefinitionStates(String name, Layers layers) throws OrtException {
        OnnxChecker.check(requireEqualPredictions(name, layers));
    }

    /** ONNX's checker before 1.18 counts that window; its runtimes do not. */
    @Test
    void aLastWindowThatStartsInThePaddingIsDropped() throws OrtException {
        Window window = Window.square(2).stride(3).padding(1);

        requireEqualPredictions("dropped window", (net, x) -> net.add(new MaxPool2d(window, true), x));
    }

    private static OnnxModel requireEqualPredictions(String name, Layers layers) throws OrtException {
        GraphBuilder net = new GraphBuilder();
        net.output("prediction", layers.apply(net, net.input("image", MAP)));
        Graph graph = net.build();
        Random random = SeededRandom.forTest(name, 17);
        Map<String, float[]> weights = Weighted.random(graph, random);
        Tensor image = Tensor.random(MAP.with(0, 2), random);

        OnnxModel model = OnnxWriter.write(graph, Weights.of(weights), ExportOptions.standard());
        Tensor prediction = RuntimeSession.predictions(model, image).of("prediction");

        assertThat(prediction.distance(plain(graph, image, weights))).isLessThanOrEqualTo(TOLERANCE);
        return model;
    }

    @Test
    void aConvolutionGivesTheHandComputedSum() throws OrtException {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 1, 2, 2));
        net.output("prediction", net.conv("conv", image, ConvOptions.of(1, 3)));
        Map<String, float[]> weights =
                Map.of("conv.weight", new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, "conv.bias", new float[] {.5f});

        OnnxModel model = OnnxWriter.write(net.build(), Weights.of(weights), ExportOptions.standard());

        // Top left: 1*5 + 2*6 + 3*8 + 4*9 + .5
        assertThat(RuntimeSession.predictions(model, Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4))
                        .of("prediction")
                        .values())
                .containsExactly(77.5f, 67.5f, 47.5f, 37.5f);
    }

    private static Tensor plain(Graph graph, Tensor image, Map<String, float[]> weights) {
        Map<Value, Tensor> known = new HashMap<>();
        known.put(graph.inputs().get(0).value(), image);
        for (Node node : graph.nodes()) {
            List<Tensor> inputs = node.inputs().stream()
                    .map(value -> Objects.requireNonNull(known.get(value)))
                    .toList();
            known.put(node.output(), node.operation().accept(new PlainOperation(node, inputs, weights)));
        }
        return Objects.requireNonNull(known.get(graph.outputs().get(0).value()));
    }

    private static Arguments tokens(String name, BiFunction<TokenLayers, Value, Value> layers) {
        return layer(name, (net, x) -> layers.apply(new TokenLayers(net), x));
    }

    private static Arguments layer(String name, Layers layers) {
        return Arguments.of(name, layers);
    }
}

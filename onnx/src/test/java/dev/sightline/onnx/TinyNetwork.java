package dev.sightline.onnx;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import java.util.Random;

/** A few layers with everything a detector has: normalised convolutions, SiLU, slices, a concatenation, two sizes. */
public final class TinyNetwork {

    private TinyNetwork() {}

    public static Graph graph() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, 16, 16));
        Value stem = net.scope("stem", () -> block(net, image, 8, 1));
        Value coarse = net.scope("coarse", () -> block(net, stem, 8, 2));
        Value half = net.relu(net.sliceChannels(coarse, 0, 4));
        Value fused = net.concat(stem, net.upsampleNearest(net.add(half, net.sliceChannels(coarse, 4, 8)), 2));
        net.output("coarse", net.conv("head.0", coarse, ConvOptions.of(5, 1)));
        net.output("fine", net.conv("head.1", fused, ConvOptions.of(5, 1)));
        return net.build();
    }

    public static OnnxModel model(ExportOptions options, Random random) {
        Graph graph = graph();
        return OnnxWriter.write(graph, Weights.of(Weighted.random(graph, random)), options);
    }

    private static Value block(GraphBuilder net, Value x, int channels, int stride) {
        Value y = net.conv("conv", x, ConvOptions.of(channels, 3).stride(stride).withoutBias());
        return net.silu(net.batchNorm("bn", y));
    }
}

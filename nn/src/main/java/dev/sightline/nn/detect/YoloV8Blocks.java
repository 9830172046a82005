package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Window;
import java.util.ArrayList;
import java.util.List;

/** The building blocks that YOLOv8's backbone, neck and head share. */
final class YoloV8Blocks {

    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.03;

    private final GraphBuilder net;

    YoloV8Blocks(GraphBuilder net) {
        this.net = net;
    }

    /** Convolution, batch normalisation, SiLU. */
    Value conv(String name, Value x, ConvOptions options) {
        return net.scope(name, () -> {
            Value y = net.conv("conv", x, options.withoutBias());
            return net.silu(net.batchNorm("bn", y, EPSILON, MOMENTUM));
        });
    }

    /**
     * Cross-stage partial block with two convolutions: half of the channels run through a chain of bottlenecks, and
     * every link of the chain reaches the last convolution.
     */
    Value c2f(String name, Value x, C2f options) {
        int half = options.channels / 2;
        return net.scope(name, () -> {
            Value split = conv("cv1", x, ConvOptions.of(2 * half, 1));
            List<Value> links = new ArrayList<>();
            links.add(net.sliceChannels(split, 0, half));
            links.add(net.sliceChannels(split, half, 2 * half));
            for (int i = 0; i < options.repeats; i++) {
                links.add(bottleneck("m." + i, links.get(links.size() - 1), options));
            }
            return conv("cv2", net.concat(links), ConvOptions.of(options.channels, 1));
        });
    }

    /** @param shortcut whether each bottleneck adds its input to its output */
    record C2f(int channels, int repeats, boolean shortcut) {}

    /** Spatial pyramid pooling, fast: three poolings in a row see 5, 9 and 13 cells. */
    Value sppf(String name, Value x, int channels) {
        int half = net.shape(x).channels() / 2;
        Window window = Window.square(5).padding(2);
        return net.scope(name, () -> {
            Value y = conv("cv1", x, ConvOptions.of(half, 1));
            Value five = net.maxPool(y, window);
            Value nine = net.maxPool(five, window);
            Value thirteen = net.maxPool(nine, window);
            return conv("cv2", net.concat(y, five, nine, thirteen), ConvOptions.of(channels, 1));
        });
    }

    private Value bottleneck(String name, Value x, C2f options) {
        int half = options.channels / 2;
        return net.scope(name, () -> {
            Value y = conv("cv1", x, ConvOptions.of(half, 3));
            y = conv("cv2", y, ConvOptions.of(half, 3));
            return options.shortcut ? net.add(x, y) : y;
        });
    }
}

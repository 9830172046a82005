package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.Window;
import java.util.ArrayList;
import java.util.List;

/** The building blocks that YOLOX's backbone, neck and head share. */
final class YoloXBlocks {

    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.03;
    private static final int[] POOLINGS = {5, 9, 13};

    private final GraphBuilder net;
    private final boolean depthwise;

    YoloXBlocks(GraphBuilder net, boolean depthwise) {
        this.net = net;
        this.depthwise = depthwise;
    }

    /** Convolution, batch normalisation, SiLU. */
    Value base(String name, Value x, ConvOptions options) {
        return net.scope(name, () -> {
            Value y = net.conv("conv", x, options.withoutBias());
            return net.silu(net.batchNorm("bn", y, EPSILON, MOMENTUM));
        });
    }

    /** A 3x3 one of those, or where the network is depthwise one over each channel and a 1x1 one behind it. */
    Value wide(String name, Value x, int channels, int stride) {
        if (!depthwise) {
            return base(name, x, ConvOptions.of(channels, 3).stride(stride));
        }
        int in = net.shape(x).channels();
        return net.scope(name, () -> {
            Value each = base("dconv", x, ConvOptions.of(in, 3).stride(stride).groups(in));
            return base("pconv", each, ConvOptions.of(channels, 1));
        });
    }

    /** Every second cell four times, by even and odd rows and columns, as four times the channels; and a convolution. */
    Value focus(String name, Value image, int channels) {
        List<Value> quarters = new ArrayList<>();
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 2; row++) {
                quarters.add(net.add(new Subsample(row, column, Extent.square(2)), image));
            }
        }
        return net.scope(name, () -> base("conv", net.concat(quarters), ConvOptions.of(channels, 3)));
    }

    /**
     * Cross-stage partial block with three convolutions: half of the channels run through a chain of bottlenecks, the
     * others pass by.
     */
    Value csp(String name, Value x, Csp options) {
        int half = options.channels / 2;
        return net.scope(name, () -> {
            Value through = base("conv1", x, ConvOptions.of(half, 1));
            Value past = base("conv2", x, ConvOptions.of(half, 1));
            for (int i = 0; i < options.repeats; i++) {
                through = bottleneck("m." + i, through, options.shortcut);
            }
            return base("conv3", net.concat(through, past), ConvOptions.of(options.channels, 1));
        });
    }

    /** @param shortcut whether each bottleneck adds its input to its output */
    record Csp(int channels, int repeats, boolean shortcut) {}

    /** Spatial pyramid pooling: a map beside what it is pooled to over 5, 9 and 13 cells. */
    Value pyramidPooling(String name, Value x, int channels) {
        int half = net.shape(x).channels() / 2;
        return net.scope(name, () -> {
            List<Value> views = new ArrayList<>();
            Value y = base("conv1", x, ConvOptions.of(half, 1));
            views.add(y);
            for (int side : POOLINGS) {
                views.add(net.maxPool(y, Window.square(side).padding(side / 2)));
            }
            return base("conv2", net.concat(views), ConvOptions.of(channels, 1));
        });
    }

    private Value bottleneck(String name, Value x, boolean shortcut) {
        int channels = net.shape(x).channels();
        return net.scope(name, () -> {
            Value y = base("conv1", x, ConvOptions.of(channels, 1));
            y = wide("conv2", y, channels, 1);
            return shortcut ? net.add(y, x) : y;
        });
    }
}

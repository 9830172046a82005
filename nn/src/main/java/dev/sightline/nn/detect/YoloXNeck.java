package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;

/** Path aggregation (Liu et al. 2018), coarse features down to fine ones and back up. */
final class YoloXNeck {

    private final GraphBuilder net;
    private final YoloXBlocks blocks;
    private final YoloXScale scale;

    YoloXNeck(GraphBuilder net, YoloXBlocks blocks, YoloXScale scale) {
        this.net = net;
        this.blocks = blocks;
        this.scale = scale;
    }

    YoloXLevels build(YoloXLevels backbone) {
        Value coarse = reduce("lateral_conv0", backbone.coarse(), 512);
        Value middle = csp("C3_p4", enlargeOnto(coarse, backbone.middle()), 512);
        Value reduced = reduce("reduce_conv1", middle, 256);
        Value fine = csp("C3_p3", enlargeOnto(reduced, backbone.fine()), 256);
        Value middleAgain = csp("C3_n3", net.concat(halve("bu_conv2", fine, 256), reduced), 512);
        Value coarseAgain = csp("C3_n4", net.concat(halve("bu_conv1", middleAgain, 512), coarse), 1024);
        return new YoloXLevels(fine, middleAgain, coarseAgain);
    }

    private Value reduce(String name, Value x, int channels) {
        return blocks.base(name, x, ConvOptions.of(scale.channels(channels), 1));
    }

    private Value halve(String name, Value x, int channels) {
        return blocks.wide(name, x, scale.channels(channels), 2);
    }

    private Value enlargeOnto(Value coarse, Value fine) {
        return net.concat(net.upsampleNearest(coarse, 2), fine);
    }

    private Value csp(String name, Value x, int channels) {
        return blocks.csp(name, x, new YoloXBlocks.Csp(scale.channels(channels), scale.repeats(3), false));
    }
}

package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;

/** Modules 10 to 21: path aggregation (Liu et al. 2018), coarse features down to fine ones and back up. */
final class YoloV8Neck {

    private final GraphBuilder net;
    private final YoloV8Blocks blocks;
    private final YoloV8Scale scale;

    YoloV8Neck(GraphBuilder net, YoloV8Blocks blocks, YoloV8Scale scale) {
        this.net = net;
        this.blocks = blocks;
        this.scale = scale;
    }

    YoloV8Levels build(YoloV8Levels backbone) {
        Value middle = c2f("model.12", enlargeOnto("model.10", "model.11", backbone.coarse(), backbone.middle()), 512);
        Value fine = c2f("model.15", enlargeOnto("model.13", "model.14", middle, backbone.fine()), 256);
        Value middleAgain = c2f("model.18", join("model.17", halve("model.16", fine, 256), middle), 512);
        Value coarse = c2f("model.21", join("model.20", halve("model.19", middleAgain, 512), backbone.coarse()), 1024);
        return new YoloV8Levels(fine, middleAgain, coarse);
    }

    private Value enlargeOnto(String upsample, String concat, Value coarse, Value fine) {
        return join(concat, net.scope(upsample, () -> net.upsampleNearest(coarse, 2)), fine);
    }

    private Value join(String name, Value first, Value second) {
        return net.scope(name, () -> net.concat(first, second));
    }

    private Value halve(String name, Value x, int channels) {
        return blocks.conv(name, x, ConvOptions.of(scale.channels(channels), 3).stride(2));
    }

    private Value c2f(String name, Value x, int channels) {
        return blocks.c2f(name, x, new YoloV8Blocks.C2f(scale.channels(channels), scale.repeats(3), false));
    }
}

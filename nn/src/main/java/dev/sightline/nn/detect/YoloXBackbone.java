package dev.sightline.nn.detect;

import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import java.util.function.Supplier;

/** CSPDarknet: the image at strides 2, 4, 8, 16 and 32, the last one pooled over growing neighbourhoods. */
final class YoloXBackbone {

    private final GraphBuilder net;
    private final YoloXBlocks blocks;
    private final YoloXScale scale;
    private final BackboneStages stages;

    YoloXBackbone(GraphBuilder net, YoloXBlocks blocks, YoloXScale scale, BackboneStages stages) {
        this.net = net;
        this.blocks = blocks;
        this.scale = scale;
        this.stages = stages;
    }

    YoloXLevels build(Value image) {
        Value x = in(() -> blocks.focus("stem", image, scale.channels(64)));
        x = stage(2, x, 128, 3);
        Value fine = stage(3, x, 256, 9);
        Value middle = stage(4, fine, 512, 9);
        Value coarse = stages.end(in(() -> {
            int channels = scale.channels(1024);
            Value pooled = blocks.pyramidPooling("dark5.1", blocks.wide("dark5.0", middle, channels, 2), channels);
            return blocks.csp("dark5.2", pooled, new YoloXBlocks.Csp(channels, scale.repeats(3), false));
        }));
        return new YoloXLevels(fine, middle, coarse);
    }

    private Value stage(int number, Value x, int base, int repeats) {
        String name = "dark" + number;
        int channels = scale.channels(base);
        return stages.end(in(() -> {
            Value half = blocks.wide(name + ".0", x, channels, 2);
            return blocks.csp(name + ".1", half, new YoloXBlocks.Csp(channels, scale.repeats(repeats), true));
        }));
    }

    private Value in(Supplier<Value> layers) {
        return net.scope("backbone.backbone", layers);
    }
}

package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;

/** Modules 0 to 9: the image at strides 2, 4, 8, 16 and 32, the last one pooled over growing neighbourhoods. */
final class YoloV8Backbone {

    private final YoloV8Blocks blocks;
    private final YoloV8Scale scale;
    private final BackboneStages stages;

    YoloV8Backbone(YoloV8Blocks blocks, YoloV8Scale scale, BackboneStages stages) {
        this.blocks = blocks;
        this.scale = scale;
        this.stages = stages;
    }

    YoloV8Levels build(Value image) {
        Value x = halve("model.0", image, 64);
        x = stages.end(c2f("model.2", halve("model.1", x, 128), 128, 3));
        Value fine = stages.end(c2f("model.4", halve("model.3", x, 256), 256, 6));
        Value middle = stages.end(c2f("model.6", halve("model.5", fine, 512), 512, 6));
        x = stages.end(c2f("model.8", halve("model.7", middle, 1024), 1024, 3));
        Value coarse = blocks.sppf("model.9", x, scale.channels(1024));
        return new YoloV8Levels(fine, middle, coarse);
    }

    private Value halve(String name, Value x, int channels) {
        return blocks.conv(name, x, ConvOptions.of(scale.channels(channels), 3).stride(2));
    }

    private Value c2f(String name, Value x, int channels, int repeats) {
        return blocks.c2f(name, x, new YoloV8Blocks.C2f(scale.channels(channels), scale.repeats(repeats), true));
    }
}

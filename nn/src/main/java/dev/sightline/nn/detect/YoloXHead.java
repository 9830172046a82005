package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.TrainingMaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decoupled head: per level one branch for class logits and one for boxes and objectness. The biases of both logits
 * start at a probability of one in a hundred.
 */
final class YoloXHead {

    private final GraphBuilder net;
    private final YoloXBlocks blocks;
    private final YoloXScale scale;
    private final int classes;

    YoloXHead(GraphBuilder net, YoloXBlocks blocks, YoloXScale scale, int classes) {
        this.net = net;
        this.blocks = blocks;
        this.scale = scale;
        this.classes = classes;
    }

    /** The training maps by name. */
    Map<String, Value> build(YoloXLevels levels, DetectorDescription description) {
        TrainingMaps maps = description.training();
        Map<String, Value> made = new HashMap<>();
        List<Value> features = levels.finestFirst();
        for (int i = 0; i < features.size(); i++) {
            int stride = maps.strides().get(i);
            double prior = description.prior().logit(classes, stride);
            Value stem = blocks.base("stems." + i, features.get(i), ConvOptions.of(scale.channels(256), 1));
            Value seen = branch("cls_convs." + i, stem);
            Value scores =
                    net.conv("cls_preds." + i, seen, ConvOptions.of(classes, 1).biasStartingAt(prior));
            Value placed = branch("reg_convs." + i, stem);
            Value boxes = net.conv("reg_preds." + i, placed, ConvOptions.of(4, 1));
            Value objectness =
                    net.conv("obj_preds." + i, placed, ConvOptions.of(1, 1).biasStartingAt(prior));
            made.put(maps.name(TrainingMaps.SCORES, stride), scores);
            made.put(maps.name(TrainingMaps.BOXES, stride), boxes);
            made.put(maps.name(TrainingMaps.OBJECTNESS, stride), objectness);
        }
        return made;
    }

    private Value branch(String name, Value x) {
        int channels = scale.channels(256);
        return net.scope(name, () -> blocks.wide("1", blocks.wide("0", x, channels, 1), channels, 1));
    }
}

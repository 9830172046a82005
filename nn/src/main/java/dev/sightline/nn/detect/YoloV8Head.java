package dev.sightline.nn.detect;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.TrainingMaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Module 22: per level one branch for box distributions ({@code cv2}) and one for class logits ({@code cv3}). */
final class YoloV8Head {

    private static final int BOX_CHANNELS = 4 * YoloV8.REGRESSION_BINS;

    private final GraphBuilder net;
    private final YoloV8Blocks blocks;
    private final int classes;

    YoloV8Head(GraphBuilder net, YoloV8Blocks blocks, int classes) {
        this.net = net;
        this.blocks = blocks;
        this.classes = classes;
    }

    /** The training maps by name. */
    Map<String, Value> build(YoloV8Levels levels, DetectorDescription description) {
        TrainingMaps maps = description.training();
        int finest = net.shape(levels.fine()).channels();
        int boxWidth = Math.max(16, Math.max(finest / 4, BOX_CHANNELS));
        int scoreWidth = Math.max(finest, Math.min(classes, 100));
        Map<String, Value> made = new HashMap<>();
        List<Value> features = levels.finestFirst();
        for (int i = 0; i < features.size(); i++) {
            int stride = maps.strides().get(i);
            ConvOptions boxes = ConvOptions.of(BOX_CHANNELS, 1).biasStartingAt(1);
            ConvOptions scores = ConvOptions.of(classes, 1)
                    .biasStartingAt(description.prior().logit(classes, stride));
            made.put(
                    maps.name(TrainingMaps.BOXES, stride),
                    branch("model.22.cv2." + i, features.get(i), boxWidth, boxes));
            made.put(
                    maps.name(TrainingMaps.SCORES, stride),
                    branch("model.22.cv3." + i, features.get(i), scoreWidth, scores));
        }
        return made;
    }

    private Value branch(String name, Value x, int width, ConvOptions last) {
        return net.scope(name, () -> {
            Value y = blocks.conv("0", x, ConvOptions.of(width, 3));
            y = blocks.conv("1", y, ConvOptions.of(width, 3));
            return net.conv("2", y, last);
        });
    }
}

package dev.sightline.nn.family;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import java.util.List;

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

    void build(YoloV8Levels levels) {
        int finest = net.shape(levels.fine()).channels();
        int boxWidth = Math.max(16, Math.max(finest / 4, BOX_CHANNELS));
        int scoreWidth = Math.max(finest, Math.min(classes, 100));
        List<Value> features = levels.finestFirst();
        for (int i = 0; i < features.size(); i++) {
            int stride = YoloV8.STRIDES.get(i);
            ConvOptions boxes = ConvOptions.of(BOX_CHANNELS, 1).biasStartingAt(1);
            ConvOptions scores = ConvOptions.of(classes, 1).biasStartingAt(scoreBias(stride));
            net.output(
                    BoxCoding.DistanceMaps.boxes(stride),
                    branch("model.22.cv2." + i, features.get(i), boxWidth, boxes));
            net.output(
                    BoxCoding.DistanceMaps.scores(stride),
                    branch("model.22.cv3." + i, features.get(i), scoreWidth, scores));
        }
    }

    /** About 5 objects in an image of 640 x 640 pixels, spread over the level's cells and the classes. */
    private double scoreBias(int stride) {
        double cells = Math.pow(640.0 / stride, 2);
        return Math.log(5.0 / classes / cells);
    }

    private Value branch(String name, Value x, int width, ConvOptions last) {
        return net.scope(name, () -> {
            Value y = blocks.conv("0", x, ConvOptions.of(width, 3));
            y = blocks.conv("1", y, ConvOptions.of(width, 3));
            return net.conv("2", y, last);
        });
    }
}

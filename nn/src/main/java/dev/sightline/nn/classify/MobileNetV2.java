package dev.sightline.nn.classify;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.LinearOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import java.util.List;

/**
 * MobileNetV2 (Sandler et al. 2018, "Inverted Residuals and Linear Bottlenecks", table 2). A variant is named by its width
 * multiplier; channels are rounded to multiples of 8, and the last layer is never narrower than 1280.
 *
 * <p>Parameter paths are torchvision's: {@code features.1.conv.0.0.weight}, {@code classifier.1.weight}.
 */
public final class MobileNetV2 implements ClassifierFamily {

    private static final List<String> WIDTHS = List.of("0.35", "0.5", "0.75", "1.0", "1.4");
    private static final int STEM_CHANNELS = 32;
    private static final int LAST_CHANNELS = 1280;

    /** Blocks of one kind: how much wider inside, how many channels out, how many, and the stride of the first. */
    private record Stage(int expansion, int channels, int blocks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    public MobileNetV2() {}

    @Override
    public String name() {
        return "mobilenetv2";
    }

    @Override
    public List<String> variants() {
        return WIDTHS;
    }

    @Override
    public String head() {
        return "classifier.1";
    }

    @Override
    public Graph build(ModelOptions options) {
        double width = Double.parseDouble(Classifiers.variant(name(), options.variant(), WIDTHS, one -> one));
        LinearOptions classifying =
                LinearOptions.of(options.classes()).weightsOfDeviation(.01).biasStartingAt(0);
        return Classifiers.averaged(
                options, this, classifying, (net, stages, image) -> new Network(net, width).backbone(stages, image));
    }

    private record Network(GraphBuilder net, Classifiers units, double width) {

        Network(GraphBuilder net, double width) {
            this(net, new Classifiers(net), width);
        }

        Value backbone(BackboneStages stages, Value image) {
            Value x = unit(
                    "features.0",
                    image,
                    ConvOptions.of(scaled(STEM_CHANNELS), 3).stride(2));
            int number = 1;
            for (Stage stage : STAGES) {
                for (int block = 0; block < stage.blocks(); block++) {
                    int stride = block == 0 ? stage.stride() : 1;
                    Value in = stride == 2 ? stages.end(x) : x;
                    x = net.scope("features." + number++ + ".conv", () -> residual(in, stage, stride));
                }
            }
            x = stages.end(x);
            int last = Classifiers.multipleOfEight(LAST_CHANNELS * Math.max(1, width));
            return unit("features." + number, x, ConvOptions.of(last, 1));
        }

        private Value residual(Value x, Stage stage, int stride) {
            int in = net.shape(x).channels();
            int inside = in * stage.expansion();
            int layer = 0;
            Value inner = x;
            if (stage.expansion() > 1) {
                inner = unit(String.valueOf(layer++), inner, ConvOptions.of(inside, 1));
            }
            inner = unit(
                    String.valueOf(layer++),
                    inner,
                    ConvOptions.of(inside, 3).stride(stride).groups(inside));
            int out = scaled(stage.channels());
            inner = units.convNorm(String.valueOf(layer), String.valueOf(layer + 1), inner, ConvOptions.of(out, 1));
            return stride == 1 && in == out ? net.add(x, inner) : inner;
        }

        private Value unit(String name, Value x, ConvOptions options) {
            return net.scope(name, () -> net.relu6(units.convNorm("0", "1", x, options)));
        }

        private int scaled(int channels) {
            return Classifiers.multipleOfEight(channels * width);
        }
    }
}

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
 * MobileNetV3, small and large (Howard et al. 2019, "Searching for MobileNetV3", tables 1 and 2).
 *
 * <p>Parameter paths are torchvision's: {@code features.4.block.2.fc1.weight}, {@code classifier.3.weight}. As there, batch
 * normalisation has epsilon 0.001 and momentum 0.01.
 */
public final class MobileNetV3 implements ClassifierFamily {

    private static final double EPSILON = .001;
    private static final double MOMENTUM = .01;
    private static final int STEM_CHANNELS = 16;
    private static final int LAST_FACTOR = 6;

    /** One row of the paper's tables; {@code swish} for hard-swish, else ReLU. */
    private record Row(int kernel, int inside, int out, boolean squeezes, boolean swish, int stride) {}

    /** A table, and the width of the layer before the classes. */
    private record Size(String name, List<Row> rows, int hidden) {}

    private static final List<Size> SIZES = List.of(
            new Size(
                    "small",
                    List.of(
                            new Row(3, 16, 16, true, false, 2),
                            new Row(3, 72, 24, false, false, 2),
                            new Row(3, 88, 24, false, false, 1),
                            new Row(5, 96, 40, true, true, 2),
                            new Row(5, 240, 40, true, true, 1),
                            new Row(5, 240, 40, true, true, 1),
                            new Row(5, 120, 48, true, true, 1),
                            new Row(5, 144, 48, true, true, 1),
                            new Row(5, 288, 96, true, true, 2),
                            new Row(5, 576, 96, true, true, 1),
                            new Row(5, 576, 96, true, true, 1)),
                    1024),
            new Size(
                    "large",
                    List.of(
                            new Row(3, 16, 16, false, false, 1),
                            new Row(3, 64, 24, false, false, 2),
                            new Row(3, 72, 24, false, false, 1),
                            new Row(5, 72, 40, true, false, 2),
                            new Row(5, 120, 40, true, false, 1),
                            new Row(5, 120, 40, true, false, 1),
                            new Row(3, 240, 80, false, true, 2),
                            new Row(3, 200, 80, false, true, 1),
                            new Row(3, 184, 80, false, true, 1),
                            new Row(3, 184, 80, false, true, 1),
                            new Row(3, 480, 112, true, true, 1),
                            new Row(3, 672, 112, true, true, 1),
                            new Row(5, 672, 160, true, true, 2),
                            new Row(5, 960, 160, true, true, 1),
                            new Row(5, 960, 160, true, true, 1)),
                    1280));

    public MobileNetV3() {}

    @Override
    public String name() {
        return "mobilenetv3";
    }

    @Override
    public List<String> variants() {
        return SIZES.stream().map(Size::name).toList();
    }

    @Override
    public String head() {
        return "classifier.3";
    }

    @Override
    public Graph build(ModelOptions options) {
        Size size = Classifiers.variant(name(), options.variant(), SIZES, Size::name);
        GraphBuilder net = new GraphBuilder();
        Value maps = Classifiers.maps(
                net, options, this, (builder, stages, image) -> new Network(builder, stages).backbone(image, size));
        Value means = net.flatten(net.globalAveragePool(maps));
        Value hidden = net.hardSwish(net.linear("classifier.0", means, linear(size.hidden())));
        net.output(OUTPUT, net.linear(head(), hidden, linear(options.classes())));
        return net.build();
    }

    private static LinearOptions linear(int outFeatures) {
        return LinearOptions.of(outFeatures).weightsOfDeviation(.01).biasStartingAt(0);
    }

    private record Network(GraphBuilder net, BackboneStages stages, Classifiers units) {

        Network(GraphBuilder net, BackboneStages stages) {
            this(net, stages, new Classifiers(net));
        }

        Value backbone(Value image, Size size) {
            Value x = unit("features.0", image, ConvOptions.of(STEM_CHANNELS, 3).stride(2), true);
            int number = 1;
            for (Row row : size.rows()) {
                Value in = row.stride() == 2 ? stages.end(x) : x;
                x = net.scope("features." + number++ + ".block", () -> residual(in, row));
            }
            x = stages.end(x);
            int last = LAST_FACTOR * net.shape(x).channels();
            return unit("features." + number, x, ConvOptions.of(last, 1), true);
        }

        private Value residual(Value x, Row row) {
            int in = net.shape(x).channels();
            int layer = 0;
            Value inner = x;
            if (row.inside() != in) {
                inner = unit(String.valueOf(layer++), inner, ConvOptions.of(row.inside(), 1), row.swish());
            }
            ConvOptions depthwise = ConvOptions.of(row.inside(), row.kernel())
                    .stride(row.stride())
                    .groups(row.inside());
            inner = unit(String.valueOf(layer++), inner, depthwise, row.swish());
            if (row.squeezes()) {
                Value wide = inner;
                int quarter = row.inside() / 4;
                int squeezed = Classifiers.multipleOfEight(quarter);
                inner = net.scope(
                        String.valueOf(layer++),
                        () -> units.squeezeExcitation("fc1", "fc2", wide, squeezed, net::hardSigmoid));
            }
            Value before = inner;
            inner = net.scope(String.valueOf(layer), () -> norm(before, ConvOptions.of(row.out(), 1)));
            return row.stride() == 1 && in == row.out() ? net.add(x, inner) : inner;
        }

        private Value unit(String name, Value x, ConvOptions options, boolean swish) {
            Value normed = net.scope(name, () -> norm(x, options));
            return swish ? net.hardSwish(normed) : net.relu(normed);
        }

        private Value norm(Value x, ConvOptions options) {
            Value conv = net.conv("0", x, options.withoutBias().weightsForGradients());
            return net.batchNorm("1", conv, EPSILON, MOMENTUM);
        }
    }
}

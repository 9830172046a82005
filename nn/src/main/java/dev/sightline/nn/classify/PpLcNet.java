package dev.sightline.nn.classify;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import java.util.List;

/**
 * PP-LCNet: depthwise separable convolutions with hard-swish, larger kernels and squeeze-and-excitation at the end only,
 * and a wide layer before the classes (Cui et al. 2021, "PP-LCNet: A Lightweight CPU Convolutional Neural Network", table 1).
 * A variant is named by its width.
 *
 * <p>Parameter paths follow PaddleClas's modules: {@code blocks3.0.dw_conv.conv.weight}, {@code last_conv.weight},
 * {@code fc.weight}.
 */
public final class PpLcNet implements ClassifierFamily {

    private static final List<String> WIDTHS =
            List.of("x0_25", "x0_35", "x0_5", "x0_75", "x1_0", "x1_5", "x2_0", "x2_5");
    private static final int STEM_CHANNELS = 16;
    private static final int LAST_CHANNELS = 1280;
    private static final int REDUCTION = 4;

    /** One separable convolution. */
    private record Row(int kernel, int out, int stride, boolean squeezes) {}

    private static final List<List<Row>> STAGES = List.of(
            List.of(new Row(3, 32, 1, false)),
            List.of(new Row(3, 64, 2, false), new Row(3, 64, 1, false)),
            List.of(new Row(3, 128, 2, false), new Row(3, 128, 1, false)),
            List.of(
                    new Row(3, 256, 2, false),
                    new Row(5, 256, 1, false),
                    new Row(5, 256, 1, false),
                    new Row(5, 256, 1, false),
                    new Row(5, 256, 1, false),
                    new Row(5, 256, 1, false)),
            List.of(new Row(5, 512, 2, true), new Row(5, 512, 1, true)));

    public PpLcNet() {}

    @Override
    public String name() {
        return "pp-lcnet";
    }

    @Override
    public List<String> variants() {
        return WIDTHS;
    }

    @Override
    public String head() {
        return "fc";
    }

    @Override
    public Graph build(ModelOptions options) {
        String variant = Classifiers.variant(name(), options.variant(), WIDTHS, one -> one);
        double width = Double.parseDouble(variant.substring(1).replace('_', '.'));
        GraphBuilder net = new GraphBuilder();
        Value maps = Classifiers.maps(
                net, options, this, (builder, stages, image) -> new Network(builder, width).backbone(stages, image));
        Value wide = net.conv(
                "last_conv",
                net.globalAveragePool(maps),
                ConvOptions.of(LAST_CHANNELS, 1).withoutBias());
        net.output(OUTPUT, net.linear(head(), net.flatten(net.hardSwish(wide)), options.classes()));
        return net.build();
    }

    private record Network(GraphBuilder net, Classifiers units, double width) {

        Network(GraphBuilder net, double width) {
            this(net, new Classifiers(net), width);
        }

        Value backbone(BackboneStages stages, Value image) {
            Value x = unit(
                    "conv1", image, ConvOptions.of(scaled(STEM_CHANNELS), 3).stride(2));
            for (int stage = 0; stage < STAGES.size(); stage++) {
                for (int block = 0; block < STAGES.get(stage).size(); block++) {
                    Value in = x;
                    Row row = STAGES.get(stage).get(block);
                    x = net.scope("blocks" + (stage + 2) + "." + block, () -> separable(in, row));
                }
                x = stages.end(x);
            }
            return x;
        }

        private Value separable(Value x, Row row) {
            int in = net.shape(x).channels();
            Value inner = unit(
                    "dw_conv",
                    x,
                    ConvOptions.of(in, row.kernel()).stride(row.stride()).groups(in));
            if (row.squeezes()) {
                Value maps = inner;
                inner = net.scope(
                        "se", () -> units.squeezeExcitation("conv1", "conv2", maps, in / REDUCTION, net::hardSigmoid));
            }
            return unit("pw_conv", inner, ConvOptions.of(scaled(row.out()), 1));
        }

        private Value unit(String name, Value x, ConvOptions options) {
            return net.scope(name, () -> net.hardSwish(units.convNormForActivations("conv", "bn", x, options)));
        }

        private int scaled(int channels) {
            return Classifiers.multipleOfEight(channels * width);
        }
    }
}

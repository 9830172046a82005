package dev.sightline.nn.classify;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.Window;
import java.util.List;

/**
 * Residual networks (He et al. 2016, "Deep Residual Learning for Image Recognition", table 1), with the stride of a
 * bottleneck in its 3x3 convolution; and their -vd form (He et al. 2019, "Bag of Tricks for Image Classification", ResNet-D):
 * three 3x3 convolutions for the first 7x7, and an average before a shortcut's convolution that strides.
 *
 * <p>Parameter paths are torchvision's ({@code layer1.0.downsample.0.weight}), those of the -vd form timm's
 * ({@code conv1.0.weight}, {@code layer1.0.downsample.1.weight}).
 */
public final class ResNet implements ClassifierFamily {

    private static final List<Depth> DEPTHS = List.of(
            new Depth(18, false, List.of(2, 2, 2, 2)),
            new Depth(34, false, List.of(3, 4, 6, 3)),
            new Depth(50, true, List.of(3, 4, 6, 3)),
            new Depth(101, true, List.of(3, 4, 23, 3)),
            new Depth(152, true, List.of(3, 8, 36, 3)));

    private final boolean vd;

    /** How many layers, of which blocks. */
    private record Depth(int layers, boolean bottlenecks, List<Integer> blocks) {
        String variant() {
            return String.valueOf(layers);
        }
    }

    private ResNet(boolean vd) {
        this.vd = vd;
    }

    public static ResNet original() {
        return new ResNet(false);
    }

    public static ResNet vd() {
        return new ResNet(true);
    }

    @Override
    public String name() {
        return vd ? "resnet-vd" : "resnet";
    }

    @Override
    public List<String> variants() {
        return DEPTHS.stream().map(Depth::variant).toList();
    }

    @Override
    public String head() {
        return "fc";
    }

    @Override
    public Graph build(ModelOptions options) {
        Depth depth = Classifiers.variant(name(), options.variant(), DEPTHS, Depth::variant);
        return Classifiers.averaged(
                options, this, (net, stages, image) -> new Network(net, vd, depth).backbone(stages, image));
    }

    private record Network(GraphBuilder net, Classifiers units, boolean vd, Depth depth) {

        private static final int EXPANSION = 4;

        Network(GraphBuilder net, boolean vd, Depth depth) {
            this(net, new Classifiers(net), vd, depth);
        }

        Value backbone(BackboneStages stages, Value image) {
            Value x = net.relu(vd ? deepStem(image) : stem(image));
            x = net.maxPool(x, Window.square(3).stride(2).padding(1));
            for (int stage = 0; stage < 4; stage++) {
                for (int block = 0; block < depth.blocks().get(stage); block++) {
                    Value in = x;
                    int channels = 64 << stage;
                    int stride = stage > 0 && block == 0 ? 2 : 1;
                    x = net.scope("layer" + (stage + 1) + "." + block, () -> residual(in, channels, stride));
                }
                x = stages.end(x);
            }
            return x;
        }

        private Value stem(Value image) {
            return units.convNorm("conv1", "bn1", image, ConvOptions.of(64, 7).stride(2));
        }

        private Value deepStem(Value image) {
            return net.batchNorm("bn1", net.scope("conv1", () -> {
                Value x = net.relu(
                        units.convNorm("0", "1", image, ConvOptions.of(32, 3).stride(2)));
                x = net.relu(units.convNorm("3", "4", x, ConvOptions.of(32, 3)));
                return net.conv("6", x, ConvOptions.of(64, 3).withoutBias().weightsForGradients());
            }));
        }

        private Value residual(Value x, int channels, int stride) {
            int out = depth.bottlenecks() ? channels * EXPANSION : channels;
            Value inner = depth.bottlenecks() ? bottleneck(x, channels, stride) : basic(x, channels, stride);
            boolean same = stride == 1 && net.shape(x).channels() == out;
            return net.relu(net.add(inner, same ? x : net.scope("downsample", () -> shortcut(x, out, stride))));
        }

        private Value basic(Value x, int channels, int stride) {
            Value inner = net.relu(units.convNorm(
                    "conv1", "bn1", x, ConvOptions.of(channels, 3).stride(stride)));
            return units.convNorm("conv2", "bn2", inner, ConvOptions.of(channels, 3));
        }

        private Value bottleneck(Value x, int channels, int stride) {
            Value inner = net.relu(units.convNorm("conv1", "bn1", x, ConvOptions.of(channels, 1)));
            inner = net.relu(units.convNorm(
                    "conv2", "bn2", inner, ConvOptions.of(channels, 3).stride(stride)));
            return units.convNorm("conv3", "bn3", inner, ConvOptions.of(channels * EXPANSION, 1));
        }

        private Value shortcut(Value x, int out, int stride) {
            if (!vd) {
                return units.convNorm("0", "1", x, ConvOptions.of(out, 1).stride(stride));
            }
            Value averaged =
                    stride == 1 ? x : net.add(new AveragePool2d(Window.square(2).stride(stride), true, false), x);
            return units.convNorm("1", "2", averaged, ConvOptions.of(out, 1));
        }
    }
}

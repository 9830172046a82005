package dev.sightline.nn.classify;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.LinearOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.PadChannels;
import dev.sightline.nn.op.Window;
import java.util.List;

/**
 * The residual networks for 32 x 32 images (He et al. 2016, "Deep Residual Learning for Image Recognition", section
 * 4.2): three stages of 16, 32 and 64 channels, with shortcuts that have no parameters (option A). A variant is named by
 * its layers, {@code 6 n + 2}.
 *
 * <p>Weights start as in those of akamaster's training, by the fan-in, the last layer's too. Parameter paths are those of its public checkpoints: {@code conv1.weight}, {@code layer1.0.bn2.bias},
 * {@code linear.weight}.
 */
public final class ResNetCifar implements ClassifierFamily {

    private static final List<Integer> LAYERS = List.of(20, 32, 44, 56, 110, 1202);
    private static final int STEM_CHANNELS = 16;
    private static final int LAST_CHANNELS = 64;

    public ResNetCifar() {}

    @Override
    public String name() {
        return "resnet-cifar";
    }

    @Override
    public List<String> variants() {
        return LAYERS.stream().map(String::valueOf).toList();
    }

    @Override
    public String head() {
        return "linear";
    }

    @Override
    public int publishedSize() {
        return 32;
    }

    /** Whole images, with ImageNet's mean and deviation as the public checkpoints were trained. */
    @Override
    public InputContract publishedInput() {
        return ClassifierFamily.super
                .publishedInput()
                .withResize(new ResizeRule.Stretch(publishedSize(), publishedSize()));
    }

    @Override
    public Graph build(ModelOptions options) {
        int layers = Classifiers.variant(name(), options.variant(), LAYERS, String::valueOf);
        LinearOptions classifying =
                LinearOptions.of(options.classes()).weightsOfDeviation(Math.sqrt(2.0 / LAST_CHANNELS));
        return Classifiers.averaged(
                options,
                this,
                classifying,
                (net, stages, image) -> new Network(net, stages).backbone(image, (layers - 2) / 6));
    }

    private record Network(GraphBuilder net, BackboneStages stages, Classifiers units) {

        Network(GraphBuilder net, BackboneStages stages) {
            this(net, stages, new Classifiers(net));
        }

        Value backbone(Value image, int blocksPerStage) {
            Value x = net.relu(units.convNormForActivations("conv1", "bn1", image, ConvOptions.of(STEM_CHANNELS, 3)));
            for (int stage = 0; stage < 3; stage++) {
                for (int block = 0; block < blocksPerStage; block++) {
                    Value in = x;
                    int channels = STEM_CHANNELS << stage;
                    int stride = stage > 0 && block == 0 ? 2 : 1;
                    x = net.scope("layer" + (stage + 1) + "." + block, () -> residual(in, channels, stride));
                }
                x = stages.end(x);
            }
            return x;
        }

        private Value residual(Value x, int channels, int stride) {
            Value inner = net.relu(units.convNormForActivations(
                    "conv1", "bn1", x, ConvOptions.of(channels, 3).stride(stride)));
            Value outer = units.convNormForActivations("conv2", "bn2", inner, ConvOptions.of(channels, 3));
            return net.relu(net.add(outer, stride == 1 ? x : shortcut(x, channels)));
        }

        /** Every second pixel of every second row, and zeros for the channels that are new, half of them on each side. */
        private Value shortcut(Value x, int channels) {
            Value fewer = net.maxPool(x, Window.square(1).stride(2));
            int added = (channels - net.shape(x).channels()) / 2;
            return net.add(new PadChannels(added, added), fewer);
        }
    }
}

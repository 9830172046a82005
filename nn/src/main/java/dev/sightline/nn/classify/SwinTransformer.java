package dev.sightline.nn.classify;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.TokenLayers;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.PadEnd;
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Shape;
import java.util.List;

/**
 * Swin: attention within windows of 7 x 7 tokens that are shifted by half a window in every second block, in four stages of
 * which each halves the map and doubles the features (Liu et al. 2021, "Swin Transformer: Hierarchical Vision Transformer
 * using Shifted Windows", section 3).
 *
 * <p>It takes any size that is a multiple of 4 and at least 32; a map that windows or halves do not divide gets zeros behind
 * its last row and column. Windows are laid out for one size, so a network runs at the size it was built for alone, but
 * its weights fit every size. Dropout and stochastic depth are no part of it.
 *
 * <p>Parameter paths are torchvision's: {@code features.0.0.weight}, {@code features.1.0.attn.qkv.weight}, {@code
 * features.1.0.mlp.3.bias}, {@code features.2.reduction.weight}, {@code head.weight}.
 */
public final class SwinTransformer implements ClassifierFamily {

    private static final int PATCH = 4;
    private static final double EPSILON = 1e-5;
    private static final int WIDENING = 4;

    /**
     * How wide and deep it is.
     *
     * @param features of the first stage
     * @param blocks of each stage
     * @param heads of the first stage, doubled with the features
     */
    record Scale(String name, int features, List<Integer> blocks, int heads) {}

    /** The published sizes t, s and b, and before them Sightline's own {@code tiny}, a quarter as wide as t. */
    private static final List<Scale> SCALES = List.of(
            new Scale("tiny", 24, List.of(2, 2, 2, 2), 3),
            new Scale("t", 96, List.of(2, 2, 6, 2), 3),
            new Scale("s", 96, List.of(2, 2, 18, 2), 3),
            new Scale("b", 128, List.of(2, 2, 18, 2), 4));

    public SwinTransformer() {}

    @Override
    public String name() {
        return "swin";
    }

    @Override
    public List<String> variants() {
        return SCALES.stream().map(Scale::name).toList();
    }

    @Override
    public String head() {
        return "head";
    }

    @Override
    public boolean runsAtOtherSizes() {
        return false;
    }

    /** As the published weights take images: enlarged or shrunk by cubics. */
    @Override
    public InputContract publishedInput() {
        return ClassifierFamily.super.publishedInput().withInterpolation(Interpolation.BICUBIC_ANTIALIASED);
    }

    @Override
    public Graph build(ModelOptions options) {
        Scale scale = Classifiers.variant(name(), options.variant(), SCALES, Scale::name);
        BackboneStages.requireNone(name(), options);
        Classifiers.requireMultiple(name(), options, PATCH);
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        TokenLayers layers = new TokenLayers(net);
        Value tokens = layers.layerNorm("norm", new Network(net, scale).features(image), EPSILON);
        Value means = net.flatten(net.globalAveragePool(layers.permute(tokens, 0, 3, 1, 2)));
        net.output(OUTPUT, layers.linear(head(), means, options.classes()));
        return net.build();
    }

    /** Tokens are {@code [batch, height, width, features]} throughout. */
    private record Network(GraphBuilder net, TokenLayers layers, SwinBlock block, Scale scale) {

        Network(GraphBuilder net, Scale scale) {
            this(net, new TokenLayers(net), new SwinBlock(new TransformerBlocks(net), EPSILON, WIDENING), scale);
        }

        Value features(Value image) {
            Value x = net.scope("features.0", () -> patches(image));
            for (int stage = 0; stage < scale.blocks.size(); stage++) {
                if (stage > 0) {
                    Value before = x;
                    x = net.scope("features." + 2 * stage, () -> merged(before));
                }
                x = stage(x, stage);
            }
            return x;
        }

        private Value stage(Value tokens, int stage) {
            Value x = tokens;
            for (int i = 0; i < scale.blocks.get(stage); i++) {
                Value in = x;
                boolean shifted = i % 2 == 1;
                x = net.scope(
                        "features." + (2 * stage + 1) + "." + i, () -> block.apply(in, scale.heads << stage, shifted));
            }
            return x;
        }

        private Value patches(Value image) {
            ConvOptions options =
                    ConvOptions.of(scale.features, PATCH).stride(PATCH).padding(Padding.NONE);
            Value maps = net.conv("0", image, options);
            return layers.layerNorm("2", layers.permute(maps, 0, 2, 3, 1), EPSILON);
        }

        /** Each square of four tokens as one of twice the features, its columns one after the other. */
        private Value merged(Value tokens) {
            Value even = evened(evened(tokens, 1), 2);
            Shape shape = net.shape(even);
            int height = shape.size(1) / 2;
            int width = shape.size(2) / 2;
            int features = shape.size(3);
            Value squares = layers.permute(layers.reshape(even, height, 2, width, 2, features), 0, 1, 3, 4, 2, 5);
            Value joined = layers.reshape(squares, height, width, 4 * features);
            return layers.linearWithoutBias("reduction", layers.layerNorm("norm", joined, EPSILON), 2 * features);
        }

        private Value evened(Value tokens, int axis) {
            return net.shape(tokens).size(axis) % 2 == 0 ? tokens : net.add(new PadEnd(axis, 1), tokens);
        }
    }
}

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
import dev.sightline.nn.op.Padding;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The vision transformer: an image as a row of patches, each one token, and one more from which the classes are
 * predicted (Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words", section 3.1; its small and tiny sizes are from
 * Touvron et al. 2021, "Training data-efficient image transformers", table 1). A variant is named by its width and the
 * side of a patch.
 *
 * <p>Positions are learned for each patch, so a network runs at the size it was built for alone, any multiple of the patch,
 * and its weights fit that size alone. Dropout and stochastic depth are no part of it.
 *
 * <p>Parameter paths are those of timm and DeiT: {@code cls_token}, {@code pos_embed}, {@code patch_embed.proj.weight},
 * {@code blocks.0.attn.qkv.weight}, {@code head.weight}.
 */
public final class VisionTransformer implements ClassifierFamily {

    private static final double EPSILON = 1e-6;
    private static final int WIDENING = 4;

    /**
     * How wide and deep it is.
     *
     * @param patch side of a patch in pixels
     */
    record Scale(String name, int patch, int features, int blocks, int heads) {}

    private static final List<Scale> SCALES = List.of(
            new Scale("ti-16", 16, 192, 12, 3),
            new Scale("s-16", 16, 384, 12, 6),
            new Scale("b-16", 16, 768, 12, 12),
            new Scale("b-32", 32, 768, 12, 12),
            new Scale("l-16", 16, 1024, 24, 16));

    public VisionTransformer() {}

    @Override
    public String name() {
        return "vit";
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

    /** As DeiT's weights take images: enlarged or shrunk by cubics. */
    @Override
    public InputContract publishedInput() {
        return ClassifierFamily.super.publishedInput().withInterpolation(Interpolation.BICUBIC_ANTIALIASED);
    }

    @Override
    public Graph build(ModelOptions options) {
        return build(Classifiers.variant(name(), options.variant(), SCALES, Scale::name), options);
    }

    private Graph build(Scale scale, ModelOptions options) {
        BackboneStages.requireNone(name(), options);
        Classifiers.requireMultiple(name() + " " + scale.name, options, scale.patch);
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        Value prediction = new Network(net, scale).predict(image);
        net.output(OUTPUT, new TokenLayers(net).linear(head(), prediction, options.classes()));
        return net.build();
    }

    private record Network(GraphBuilder net, TransformerBlocks blocks, Scale scale) {

        Network(GraphBuilder net, Scale scale) {
            this(net, new TransformerBlocks(net), scale);
        }

        /** The token that gathers, after all blocks: {@code [batch, features]}. */
        Value predict(Value image) {
            TokenLayers layers = blocks.layers();
            Value x = layers.addLearned("pos_embed", layers.prependToken("cls_token", patches(image)));
            for (int i = 0; i < scale.blocks; i++) {
                Value in = x;
                x = net.scope("blocks." + i, () -> block(in));
            }
            return layers.layerNorm("norm", net.flatten(layers.slice(x, 1, 0, 1)), EPSILON);
        }

        /** {@code [batch, patches, features]}, row by row. */
        private Value patches(Value image) {
            ConvOptions options = ConvOptions.of(scale.features, scale.patch)
                    .stride(scale.patch)
                    .padding(Padding.NONE);
            Value maps = net.conv("patch_embed.proj", image, options);
            int count =
                    net.shape(maps).extent().height() * net.shape(maps).extent().width();
            return blocks.layers().permute(blocks.layers().reshape(maps, scale.features, count), 0, 2, 1);
        }

        private Value block(Value x) {
            TokenLayers layers = blocks.layers();
            Value first = layers.layerNorm("norm1", x, EPSILON);
            Value mixed =
                    net.add(x, net.scope("attn", () -> blocks.attention(first, scale.heads, UnaryOperator.identity())));
            Value second = layers.layerNorm("norm2", mixed, EPSILON);
            return net.add(mixed, blocks.perceptron("mlp.fc1", "mlp.fc2", second, WIDENING));
        }
    }
}

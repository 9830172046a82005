package dev.sightline.nn.classify;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.LinearOptions;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.NearestNames;
import dev.sightline.nn.family.SqueezeExcitation;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What families of classifiers share: the input, the head, and the units most of them are built of. */
final class Classifiers {

    private final GraphBuilder net;

    Classifiers(GraphBuilder net) {
        this.net = net;
    }

    /** A whole network: the backbone on the image, its maps averaged, and one linear layer. */
    static Graph averaged(ModelOptions options, ClassifierFamily family, Backbone backbone) {
        return averaged(options, family, LinearOptions.of(options.classes()), backbone);
    }

    /** The same with that layer's first values given. */
    static Graph averaged(ModelOptions options, ClassifierFamily family, LinearOptions classifying, Backbone backbone) {
        GraphBuilder net = new GraphBuilder();
        Value means = net.flatten(net.globalAveragePool(maps(net, options, family, backbone)));
        net.output(ClassifierFamily.OUTPUT, net.linear(family.head(), means, classifying));
        return net.build();
    }

    /** The last feature maps: the backbone on the image. */
    static Value maps(GraphBuilder net, ModelOptions options, ClassifierFamily family, Backbone backbone) {
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        BackboneStages stages = new BackboneStages(net, options);
        Value maps = backbone.maps(net, stages, image);
        stages.requireAllReached(family.name());
        return maps;
    }

    /** The layers of a family before its head. */
    interface Backbone {
        Value maps(GraphBuilder net, BackboneStages stages, Value image);
    }

    /** The element of this name, such as a variant's settings. */
    static <T> T variant(String family, String wanted, List<T> all, Function<T, String> name) {
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown variant '" + wanted + "' of " + family
                        + "; accepted: "
                        + NearestNames.listed(wanted, all.stream().map(name).toList())));
    }

    /** Refuses a size that the sides of a patch do not divide. */
    static void requireMultiple(String network, ModelOptions options, int step) {
        if (options.imageWidth() % step != 0 || options.imageHeight() % step != 0) {
            throw new IllegalArgumentException(network + " needs an input whose sides are multiples of " + step
                    + ", received " + options.imageWidth() + " x " + options.imageHeight() + " (width x height)");
        }
    }

    /** A convolution without bias and its normalisation; the weights start as {@link ConvOptions#weightsForGradients}. */
    Value convNorm(String conv, String norm, Value x, ConvOptions options) {
        return net.batchNorm(norm, net.conv(conv, x, options.withoutBias().weightsForGradients()));
    }

    /**
     * The same, the weights starting from a normal distribution of variance {@code 2 / fan-in}: He et al. 2015 in the form
     * that keeps the variance of activations.
     */
    Value convNormForActivations(String conv, String norm, Value x, ConvOptions options) {
        Extent kernel = options.window().kernel();
        double fanIn = (double) net.shape(x).channels() * kernel.height() * kernel.width() / options.groups();
        ConvOptions started = options.withoutBias().weightsOfDeviation(Math.sqrt(2 / fanIn));
        return net.batchNorm(norm, net.conv(conv, x, started));
    }

    /** A {@link SqueezeExcitation} with these names. */
    Value squeezeExcitation(String squeeze, String excite, Value x, int squeezed, UnaryOperator<Value> gate) {
        return new SqueezeExcitation(net, squeeze, excite).weigh(x, squeezed, gate);
    }

    /** Rounded to a multiple of 8, but not to less than nine tenths: how MobileNets scale their channels. */
    static int multipleOfEight(double channels) {
        int rounded = Math.max(8, (int) (channels + 4) / 8 * 8);
        return rounded < .9 * channels ? rounded + 8 : rounded;
    }
}

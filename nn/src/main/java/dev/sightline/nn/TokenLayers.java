package dev.sightline.nn;

import dev.sightline.nn.op.AddLearned;
import dev.sightline.nn.op.AddRelativePosition;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Gelu;
import dev.sightline.nn.op.LayerNorm;
import dev.sightline.nn.op.Linear;
import dev.sightline.nn.op.MatMul;
import dev.sightline.nn.op.Operation;
import dev.sightline.nn.op.Permute;
import dev.sightline.nn.op.PrependToken;
import dev.sightline.nn.op.Reshape;
import dev.sightline.nn.op.Scale;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Slice;
import dev.sightline.nn.op.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of transformers, added to a network that a {@link GraphBuilder} is building: over tokens {@code [batch, ...,
 * features]} of any rank, two or more.
 *
 * <p>Weights, tokens and positions start from a normal distribution of deviation 0.02, biases from 0, as published for
 * vision transformers. For one thread.
 */
public final class TokenLayers {

    private static final Initializer SMALL = new Initializer.Normal(.02);
    private static final Initializer ZEROS = new Initializer.Constant(0);
    private static final Initializer ONES = new Initializer.Constant(1);

    private final GraphBuilder net;

    public TokenLayers(GraphBuilder net) {
        this.net = net;
    }

    /** A linear layer with bias along the last axis. */
    public Value linear(String name, Value x, int outFeatures) {
        return linear(name, x, outFeatures, true);
    }

    public Value linearWithoutBias(String name, Value x, int outFeatures) {
        return linear(name, x, outFeatures, false);
    }

    private Value linear(String name, Value x, int outFeatures, boolean bias) {
        int inFeatures = features(x);
        Operation linear = net.at(name, "Linear", () -> new Linear(inFeatures, outFeatures, bias));
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter(
                net.path(name, "weight"), Shape.of(outFeatures, inFeatures), ParameterRole.WEIGHT, SMALL));
        if (bias) {
            parameters.add(added(net.path(name, "bias"), Shape.of(outFeatures), ZEROS));
        }
        return net.add(name, linear, List.of(x), parameters);
    }

    /** Normalisation along the last axis. */
    public Value layerNorm(String name, Value x, double epsilon) {
        int features = features(x);
        Shape shape = Shape.of(features);
        return net.add(
                name,
                net.at(name, "LayerNorm", () -> new LayerNorm(features, epsilon)),
                List.of(x),
                List.of(
                        new Parameter(net.path(name, "weight"), shape, ParameterRole.NORM_WEIGHT, ONES),
                        new Parameter(net.path(name, "bias"), shape, ParameterRole.NORM_BIAS, ZEROS)));
    }

    public Value gelu(Value x) {
        return net.add(new Gelu(), x);
    }

    public Value softmax(Value x) {
        return net.add(new Softmax(), x);
    }

    public Value matMul(Value first, Value second) {
        return net.add(new MatMul(), first, second);
    }

    public Value scale(Value x, double factor) {
        return net.add(new Scale(factor), x);
    }

    /** To {@code [batch, sizes...]}. */
    public Value reshape(Value x, int... sizes) {
        return net.add(Reshape.to(sizes), x);
    }

    /** The axes in this order, the batch, 0, first. */
    public Value permute(Value x, int... order) {
        return net.add(Permute.of(order), x);
    }

    /** What stands at {@code from} (included) to {@code to} (excluded) along an axis. */
    public Value slice(Value x, int axis, int from, int to) {
        return net.add(new Slice(axis, from, to), x);
    }

    /** A learned token before the others; {@code name} is that of the parameter. */
    public Value prependToken(String name, Value tokens) {
        PrependToken token = net.at(name, "PrependToken", () -> new PrependToken(features(tokens)));
        return net.add("", token, List.of(tokens), List.of(added(net.path(name), token.tokenShape(), SMALL)));
    }

    /** Learned numbers for every place of an image; {@code name} is that of the parameter. */
    public Value addLearned(String name, Value x) {
        Shape shape = net.shape(x).with(0, 1);
        AddLearned learned = net.at(name, "AddLearned", () -> new AddLearned(shape));
        return net.add("", learned, List.of(x), List.of(added(net.path(name), shape, SMALL)));
    }

    /**
     * Learned numbers for the offsets between the cells of a window; {@code name} is that of the parameter.
     *
     * @param logits {@code [batch, ..., heads, cells, cells]}
     */
    public Value addRelativePosition(String name, Value logits, Extent window) {
        Shape shape = net.shape(logits);
        int heads = shape.size(Math.max(0, shape.rank() - 3));
        AddRelativePosition position =
                net.at(name, "AddRelativePosition", () -> new AddRelativePosition(window, heads));
        return net.add("", position, List.of(logits), List.of(added(net.path(name), position.tableShape(), SMALL)));
    }

    private static Parameter added(String path, Shape shape, Initializer initializer) {
        return new Parameter(path, shape, ParameterRole.BIAS, initializer);
    }

    private int features(Value x) {
        Shape shape = net.shape(x);
        return shape.size(shape.rank() - 1);
    }
}

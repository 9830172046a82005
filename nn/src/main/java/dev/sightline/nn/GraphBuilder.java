package dev.sightline.nn;

import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Flatten;
import dev.sightline.nn.op.GlobalAveragePool;
import dev.sightline.nn.op.HardSigmoid;
import dev.sightline.nn.op.HardSwish;
import dev.sightline.nn.op.LeakyRelu;
import dev.sightline.nn.op.Linear;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.Mul;
import dev.sightline.nn.op.Operation;
import dev.sightline.nn.op.Relu;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.UpsampleNearest;
import dev.sightline.nn.op.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Builds a {@link Graph} by ordinary calls that read like the paper.
 *
 * <pre>{@code
 * GraphBuilder net = new GraphBuilder();
 * Value image = net.input("image", Shape.of(1, 3, 224, 224));
 * Value stem = net.scope("stem", () -> {
 *     Value x = net.conv("conv", image, ConvOptions.of(64, 7).stride(2).withoutBias());
 *     return net.relu(net.batchNorm("bn", x));
 * });
 * net.output("features", stem);
 * Graph graph = net.build();
 * }</pre>
 *
 * <p>Scopes and layer names give the parameter paths, here {@code stem.conv.weight}. Shapes are worked out at once, so
 * a layer that does not fit fails where it is added, with an {@link IllegalArgumentException} that names the layer and
 * shows the expected and the found shape. For one thread.
 */
public final class GraphBuilder {

    private final List<GraphInput> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<GraphOutput> outputs = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();
    private final Map<Value, Shape> shapes = new HashMap<>();

    /** Adds an input; {@code shape} has a batch of 1 by custom. */
    public Value input(String name, Shape shape) {
        Value value = new Value(nextId(), 0);
        inputs.add(new GraphInput(name, shape, value));
        shapes.put(value, shape);
        return value;
    }

    /** Names a tensor as one of the graph's outputs. */
    public void output(String name, Value value) {
        shape(value);
        outputs.add(new GraphOutput(name, value));
    }

    /** Runs {@code body} with {@code name} (which may itself hold dots) added to every path. */
    public <T> T scope(String name, Supplier<T> body) {
        scopes.add(name);
        try {
            return body.get();
        } finally {
            scopes.remove(scopes.size() - 1);
        }
    }

    /** The shape of a tensor at the size the graph is built at. */
    public Shape shape(Value value) {
        Shape shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalArgumentException(value + " was not made by this builder");
        }
        return shape;
    }

    public Value conv(String name, Value x, ConvOptions options) {
        int inChannels = channels(name, x);
        Conv2d conv = at(
                name,
                "Conv2d",
                () -> new Conv2d(
                        inChannels, options.outChannels(), options.window(), options.groups(), options.bias()));
        Initializer uniform = new Initializer.KaimingUniform(conv.fanIn());
        Initializer weight = Objects.requireNonNullElse(options.weightInitializer(), uniform);
        Initializer bias = Objects.requireNonNullElse(options.biasInitializer(), uniform);
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter(path(name, "weight"), conv.weightShape(), ParameterRole.WEIGHT, weight));
        if (conv.bias()) {
            parameters.add(new Parameter(path(name, "bias"), Shape.of(conv.outChannels()), ParameterRole.BIAS, bias));
        }
        return add(name, conv, List.of(x), parameters);
    }

    /** A linear layer with bias, over {@code [batch, features]}, that starts by PyTorch's defaults. */
    public Value linear(String name, Value x, int outFeatures) {
        return linear(name, x, LinearOptions.of(outFeatures));
    }

    public Value linear(String name, Value x, LinearOptions options) {
        int inFeatures = channels(name, x);
        if (shape(x).rank() != 2) {
            throw new IllegalArgumentException(
                    path(name) + " (Linear): expected [batch, " + inFeatures + "], found " + shape(x));
        }
        int outFeatures = options.outFeatures();
        Linear linear = at(name, "Linear", () -> new Linear(inFeatures, outFeatures, true));
        Initializer uniform = new Initializer.KaimingUniform(inFeatures);
        Initializer weight = Objects.requireNonNullElse(options.weightInitializer(), uniform);
        Initializer bias = Objects.requireNonNullElse(options.biasInitializer(), uniform);
        Shape matrix = Shape.of(outFeatures, inFeatures);
        return add(
                name,
                linear,
                List.of(x),
                List.of(
                        new Parameter(path(name, "weight"), matrix, ParameterRole.WEIGHT, weight),
                        new Parameter(path(name, "bias"), Shape.of(outFeatures), ParameterRole.BIAS, bias)));
    }

    /** Batch normalisation with PyTorch's defaults: epsilon 1e-5, momentum 0.1. */
    public Value batchNorm(String name, Value x) {
        return batchNorm(name, x, 1e-5, 0.1);
    }

    public Value batchNorm(String name, Value x, double epsilon, double momentum) {
        int channels = channels(name, x);
        return batchNorm(name, x, at(name, "BatchNorm2d", () -> new BatchNorm2d(channels, epsilon, momentum)), 1);
    }

    /** The same with PyTorch's defaults, giving zeros at first: what is added to a map then starts by changing nothing. */
    public Value batchNormFromZero(String name, Value x) {
        return batchNorm(name, x, new BatchNorm2d(channels(name, x), 1e-5, 0.1), 0);
    }

    private Value batchNorm(String name, Value x, BatchNorm2d norm, double weight) {
        Shape shape = Shape.of(norm.channels());
        Initializer zeros = new Initializer.Constant(0);
        Initializer ones = new Initializer.Constant(1);
        Initializer start = new Initializer.Constant(weight);
        ParameterRole statistic = ParameterRole.RUNNING_STATISTIC;
        return add(
                name,
                norm,
                List.of(x),
                List.of(
                        new Parameter(path(name, "weight"), shape, ParameterRole.NORM_WEIGHT, start),
                        new Parameter(path(name, "bias"), shape, ParameterRole.NORM_BIAS, zeros),
                        new Parameter(path(name, "running_mean"), shape, statistic, zeros),
                        new Parameter(path(name, "running_var"), shape, statistic, ones)));
    }

    public Value relu(Value x) {
        return add(new Relu(), x);
    }

    public Value leakyRelu(Value x, double negativeSlope) {
        return add(new LeakyRelu(negativeSlope), x);
    }

    public Value silu(Value x) {
        return add(new Silu(), x);
    }

    public Value sigmoid(Value x) {
        return add(new Sigmoid(), x);
    }

    public Value hardSwish(Value x) {
        return add(new HardSwish(), x);
    }

    public Value hardSigmoid(Value x) {
        return add(new HardSigmoid(), x);
    }

    /** {@code min(max(x, 0), 6)}. */
    public Value relu6(Value x) {
        return add(Clamp.relu6(), x);
    }

    /** Max pooling whose output size is rounded down. */
    public Value maxPool(Value x, Window window) {
        return add(new MaxPool2d(window, false), x);
    }

    /** Average pooling whose output size is rounded down; padded cells do not count. */
    public Value averagePool(Value x, Window window) {
        return add(new AveragePool2d(window, false, false), x);
    }

    public Value globalAveragePool(Value x) {
        return add(new GlobalAveragePool(), x);
    }

    public Value upsampleNearest(Value x, int scale) {
        return add(new UpsampleNearest(scale), x);
    }

    /** One behind the other along the channels. */
    public Value concat(Value... values) {
        return add(new Concat(1), values);
    }

    public Value concat(List<Value> values) {
        return concat(values.toArray(Value[]::new));
    }

    public Value add(Value first, Value second) {
        return add(new Add(), first, second);
    }

    public Value mul(Value first, Value second) {
        return add(new Mul(), first, second);
    }

    /** Channels {@code from} (included) to {@code to} (excluded). */
    public Value sliceChannels(Value x, int from, int to) {
        return add(new SliceChannels(from, to), x);
    }

    public Value flatten(Value x) {
        return add(new Flatten(), x);
    }

    /** Adds an operation without parameters, for the kinds and settings that have no method of their own here. */
    public Value add(Operation operation, Value... values) {
        return add("", operation, List.of(values), List.of());
    }

    /** The finished graph; the builder can go on afterwards without changing it. */
    public Graph build() {
        return new Graph(inputs, nodes, outputs);
    }

    /** The graph so far with these outputs, whatever outputs were named. */
    public Graph build(List<GraphOutput> others) {
        return new Graph(inputs, nodes, others);
    }

    /** Adds an operation with its parameters, whose paths stand below this name. */
    Value add(String name, Operation operation, List<Value> values, List<Parameter> parameters) {
        Node node = new Node(nextId(), path(name), operation, values, parameters);
        List<Shape> found = values.stream().map(this::shape).toList();
        shapes.put(node.output(), at(name, operation.kind(), () -> operation.outputShape(found)));
        nodes.add(node);
        return node.output();
    }

    /** Adds the layer's place to what goes wrong in {@code step}. */
    <T> T at(String name, String kind, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            String place = path(name);
            throw new IllegalArgumentException(
                    (place.isEmpty() ? "" : place + " ") + "(" + kind + "): " + e.getMessage(), e);
        }
    }

    private int channels(String name, Value x) {
        Shape shape = shape(x);
        if (shape.rank() < 2) {
            throw new IllegalArgumentException(path(name) + ": expected [batch, channels, ...], found " + shape);
        }
        return shape.channels();
    }

    private int nextId() {
        return inputs.size() + nodes.size();
    }

    /** The scopes and these names, joined by dots. */
    String path(String... names) {
        List<String> parts = new ArrayList<>(scopes);
        for (String name : names) {
            if (!name.isEmpty()) {
                parts.add(name);
            }
        }
        return String.join(".", parts);
    }
}

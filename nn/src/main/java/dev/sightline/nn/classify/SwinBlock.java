package dev.sightline.nn.classify;

import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.TokenLayers;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.AddWindowMask;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.PadEnd;
import dev.sightline.nn.op.Shape;

/**
 * A block of {@link SwinTransformer}: attention within windows and two layers, each added to what goes in, {@code [batch,
 * height, width, features]}.
 *
 * @param widening how many times the features the first of the two layers has
 */
record SwinBlock(TransformerBlocks blocks, double epsilon, int widening) {

    private static final int WINDOW = 7;
    private static final int SHIFT = WINDOW / 2;

    Value apply(Value x, int heads, boolean shifted) {
        GraphBuilder net = blocks.net();
        TokenLayers layers = blocks.layers();
        Value first = layers.layerNorm("norm1", x, epsilon);
        Value mixed = net.add(x, net.scope("attn", () -> windowed(first, heads, shifted)));
        Value second = layers.layerNorm("norm2", mixed, epsilon);
        return net.add(mixed, blocks.perceptron("mlp.0", "mlp.3", second, widening));
    }

    /** Along an axis that one window covers, nothing is shifted. */
    private Value windowed(Value tokens, int heads, boolean shifted) {
        Shape shape = blocks.net().shape(tokens);
        Value whole = filled(filled(tokens, 1), 2);
        Extent map = new Extent(size(whole, 1), size(whole, 2));
        int down = shifted && map.height() > WINDOW ? SHIFT : 0;
        int right = shifted && map.width() > WINDOW ? SHIFT : 0;
        Value windows = divided(rolled(rolled(whole, 1, down), 2, right));
        Value mixed = blocks.attention(windows, heads, logits -> {
            Value placed =
                    blocks.layers().addRelativePosition("relative_position_bias_table", logits, Extent.square(WINDOW));
            AddWindowMask mask = new AddWindowMask(map, Extent.square(WINDOW), down, right);
            return down + right == 0 ? placed : blocks.net().add(mask, placed);
        });
        Value joined = rolled(rolled(joined(mixed, map), 1, map.height() - down), 2, map.width() - right);
        return cut(cut(joined, 1, shape.size(1)), 2, shape.size(2));
    }

    /** Zeros behind the last token of an axis, so that windows divide it. */
    private Value filled(Value tokens, int axis) {
        int over = size(tokens, axis) % WINDOW;
        return over == 0 ? tokens : blocks.net().add(new PadEnd(axis, WINDOW - over), tokens);
    }

    private Value cut(Value tokens, int axis, int size) {
        return size(tokens, axis) == size ? tokens : blocks.layers().slice(tokens, axis, 0, size);
    }

    /** The first {@code count} of an axis put behind its last. */
    private Value rolled(Value tokens, int axis, int count) {
        int size = size(tokens, axis);
        if (count % size == 0) {
            return tokens;
        }
        TokenLayers layers = blocks.layers();
        return blocks.net()
                .add(new Concat(axis), layers.slice(tokens, axis, count, size), layers.slice(tokens, axis, 0, count));
    }

    /** {@code [batch, windows, cells, features]}. */
    private Value divided(Value map) {
        TokenLayers layers = blocks.layers();
        int down = size(map, 1) / WINDOW;
        int across = size(map, 2) / WINDOW;
        int features = size(map, 3);
        Value cells = layers.reshape(map, down, WINDOW, across, WINDOW, features);
        return layers.reshape(layers.permute(cells, 0, 1, 3, 2, 4, 5), down * across, WINDOW * WINDOW, features);
    }

    /** The reverse of {@link #divided}. */
    private Value joined(Value windows, Extent map) {
        TokenLayers layers = blocks.layers();
        int features = size(windows, 3);
        Value cells = layers.reshape(windows, map.height() / WINDOW, map.width() / WINDOW, WINDOW, WINDOW, features);
        return layers.reshape(layers.permute(cells, 0, 1, 3, 2, 4, 5), map.height(), map.width(), features);
    }

    private int size(Value value, int axis) {
        return blocks.net().shape(value).size(axis);
    }
}

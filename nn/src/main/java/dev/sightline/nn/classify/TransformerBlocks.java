package dev.sightline.nn.classify;

import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.TokenLayers;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What transformers for images share: multi-head attention (Vaswani et al. 2017, "Attention Is All You Need", section
 * 3.2) and the two layers after it, over tokens {@code [batch, ..., tokens, features]}.
 */
record TransformerBlocks(GraphBuilder net, TokenLayers layers) {

    TransformerBlocks(GraphBuilder net) {
        this(net, new TokenLayers(net));
    }

    /**
     * Each token's mixture of the others. Queries, keys and values come from one layer, {@code qkv}, in this order, each
     * with its heads one behind the other; {@code proj} ends it.
     *
     * @param change what is done to the logits {@code [batch, ..., heads, tokens, tokens]} before softmax
     */
    Value attention(Value tokens, int heads, UnaryOperator<Value> change) {
        Shape shape = net.shape(tokens);
        int last = shape.rank() - 1;
        int features = shape.size(last);
        Value all = layers.linear("qkv", tokens, 3 * features);
        Value queries = headFirst(layers.slice(all, last, 0, features), heads);
        Value keys = headFirst(layers.slice(all, last, features, 2 * features), heads);
        Value values = headFirst(layers.slice(all, last, 2 * features, 3 * features), heads);
        Value scaled = layers.scale(queries, 1 / Math.sqrt((double) features / heads));
        Value logits = change.apply(layers.matMul(scaled, swapped(keys, last, last + 1)));
        Value mixed = layers.matMul(layers.softmax(logits), values);
        Value together = layers.reshape(swapped(mixed, last - 1, last), afterBatch(shape));
        return layers.linear("proj", together, features);
    }

    /** Two layers with GELU between them, the first of which widens the features. */
    Value perceptron(String widen, String narrow, Value tokens, int factor) {
        Shape shape = net.shape(tokens);
        int features = shape.size(shape.rank() - 1);
        return layers.linear(narrow, layers.gelu(layers.linear(widen, tokens, factor * features)), features);
    }

    /** {@code [batch, ..., tokens, features]} to {@code [batch, ..., heads, tokens, features / heads]}. */
    private Value headFirst(Value tokens, int heads) {
        Shape shape = net.shape(tokens);
        int last = shape.rank() - 1;
        List<Integer> sizes = new ArrayList<>(shape.sizes().subList(1, last));
        sizes.add(heads);
        sizes.add(shape.size(last) / heads);
        return swapped(layers.reshape(tokens, array(sizes)), last - 1, last);
    }

    private Value swapped(Value x, int first, int second) {
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < net.shape(x).rank(); axis++) {
            order.add(axis);
        }
        Collections.swap(order, first, second);
        return layers.permute(x, array(order));
    }

    private static int[] afterBatch(Shape shape) {
        return array(shape.sizes().subList(1, shape.rank()));
    }

    private static int[] array(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}

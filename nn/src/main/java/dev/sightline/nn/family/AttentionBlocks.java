package dev.sightline.nn.family;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.TokenLayers;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.MapToTokens;
import dev.sightline.nn.op.TokensToMap;

/** The blocks of {@link AttentionKind}, written so that a graph still runs at other sizes of image. */
final class AttentionBlocks {

    private static final int REDUCTION = 16;

    /** Below it a normalised middle would carry no information: that of one channel is always 0. */
    private static final int FEWEST_CHANNELS = 4;

    private static final double EPSILON = 1e-5;

    private final GraphBuilder net;
    private final TokenLayers tokens;

    AttentionBlocks(GraphBuilder net) {
        this.net = net;
        this.tokens = new TokenLayers(net);
    }

    Value squeezeExcitation(Value x) {
        return new SqueezeExcitation(net, "fc1", "fc2").weigh(x, few(x), net::sigmoid);
    }

    Value globalContext(Value x) {
        int channels = net.shape(x).channels();
        int few = few(x);
        Value logits = cells(net.conv("mask", x, ConvOptions.of(1, 1)));
        Value weights = tokens.softmax(tokens.permute(logits, 0, 2, 1));
        Value context = tokens.matMul(weights, cells(x));
        Value squeezed = tokens.layerNorm("norm", tokens.linear("squeeze", context, few), EPSILON);
        Value middle = tokens.reshape(net.relu(squeezed), few, 1, 1);
        return net.add(x, net.conv("expand", middle, ConvOptions.of(channels, 1).startingAtZero()));
    }

    Value nonLocal(Value x) {
        int channels = net.shape(x).channels();
        Value query = embedded("query", x);
        Value key = tokens.permute(embedded("key", x), 0, 2, 1);
        Value weights = tokens.softmax(tokens.matMul(query, key));
        Value seen = net.add(new TokensToMap(), tokens.matMul(weights, embedded("value", x)), x);
        Value out = net.conv("out", seen, ConvOptions.of(channels, 1).withoutBias());
        return net.add(x, net.batchNormFromZero("norm", out));
    }

    private Value embedded(String name, Value x) {
        int half = Math.max(1, net.shape(x).channels() / 2);
        return cells(net.conv(name, x, ConvOptions.of(half, 1)));
    }

    private Value cells(Value map) {
        return net.add(new MapToTokens(), map);
    }

    private int few(Value x) {
        return Math.max(FEWEST_CHANNELS, net.shape(x).channels() / REDUCTION);
    }
}

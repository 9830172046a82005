package dev.sightline.nn.family;

import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import java.util.List;

/** The stages of a backbone, counted from 1 as each ends, and the attention that the options ask for behind them. */
public final class BackboneStages {

    private final GraphBuilder net;
    private final List<Attention> asked;
    private int ended;

    public BackboneStages(GraphBuilder net, ModelOptions options) {
        this.net = net;
        this.asked = options.attention();
    }

    /** For a family that has no stages for attention to stand behind. */
    public static void requireNone(String family, ModelOptions options) {
        if (!options.attention().isEmpty()) {
            throw new IllegalArgumentException(family + " takes no attention blocks, received " + options.attention());
        }
    }

    /** Ends a stage; gives its map, or that of the last block behind it. */
    public Value end(Value x) {
        ended++;
        Value map = x;
        for (Attention attention : asked) {
            if (attention.stages().contains(ended)) {
                Value in = map;
                String kind = attention.kind().label().replace('-', '_');
                map = net.scope(
                        "attention." + ended + "." + kind,
                        () -> attention.kind().add(net, in));
            }
        }
        return map;
    }

    /** Refuses attention behind stages that there are not. */
    public void requireAllReached(String family) {
        for (Attention attention : asked) {
            if (attention.stages().stream().anyMatch(stage -> stage > ended)) {
                throw new IllegalArgumentException(family + " has the stages 1 to " + ended + ", received attention ("
                        + attention.kind().label() + ") behind " + attention.stages());
            }
        }
    }
}

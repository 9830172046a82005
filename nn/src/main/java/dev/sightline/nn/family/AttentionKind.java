package dev.sightline.nn.family;

import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import java.util.Arrays;
import java.util.List;

/** The attention blocks that a backbone can take: each reads a feature map and gives one of the same shape. */
public enum AttentionKind {
    /**
     * Channels weighed by their means over the whole image (Hu et al. 2018, "Squeeze-and-Excitation Networks", eq. 3
     * and 4), the squeezed layer having a sixteenth of the channels but 4 at least. The gates start near one half.
     */
    SQUEEZE_EXCITATION("squeeze-excitation") {
        @Override
        Value add(GraphBuilder net, Value x) {
            return new AttentionBlocks(net).squeezeExcitation(x);
        }
    },

    /**
     * One context for all cells, a learned mean of them, transformed and added to each (Cao et al. 2019, "GCNet", eq. 5),
     * the transform's middle having a sixteenth of the channels but 4 at least. Starts by changing nothing.
     */
    GLOBAL_CONTEXT("global-context") {
        @Override
        Value add(GraphBuilder net, Value x) {
            return new AttentionBlocks(net).globalContext(x);
        }
    },

    /**
     * Every cell looks at all others by half of the channels (Wang et al. 2018, "Non-local Neural Networks", eq. 6, the
     * embedded Gaussian, without subsampling). Starts by changing nothing. Memory grows with the square of the cells: 9.8
     * million weights an image for a map of 56 x 56, 38 thousand for one of 14 x 14.
     */
    NON_LOCAL("non-local") {
        @Override
        Value add(GraphBuilder net, Value x) {
            return new AttentionBlocks(net).nonLocal(x);
        }
    };

    private final String label;

    AttentionKind(String label) {
        this.label = label;
    }

    /** Adds this block behind {@code x}, under the builder's present path. */
    abstract Value add(GraphBuilder net, Value x);

    /** As written in a recipe. */
    public String label() {
        return label;
    }

    /** All labels, for messages. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(AttentionKind::label).toList();
    }

    /**
     * The kind of exactly this label.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are, nearest first
     */
    public static AttentionKind labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown attention '" + label + "'; accepted: " + NearestNames.listed(label, labels())));
    }
}

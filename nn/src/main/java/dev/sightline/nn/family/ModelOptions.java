package dev.sightline.nn.family;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings from which a family builds a network.
 *
 * @param variant one of the family's {@link ModelFamily#variants}
 * @param classes number of classes, 1 or more
 * @param imageWidth pixels of the network's input
 * @param imageHeight pixels of the network's input
 * @param attention blocks to add to the published network; behind one stage in this order, a kind once
 */
public record ModelOptions(String variant, int classes, int imageWidth, int imageHeight, List<Attention> attention) {

    public ModelOptions {
        if (classes < 1) {
            throw new IllegalArgumentException("a model needs 1 class or more, received " + classes);
        }
        if (imageWidth < 1 || imageHeight < 1) {
            throw new IllegalArgumentException(
                    "the input's width and height must be 1 or more, received " + imageWidth + " x " + imageHeight);
        }
        attention = List.copyOf(attention);
        requireOnce(attention);
    }

    /** The published network. */
    public ModelOptions(String variant, int classes, int imageWidth, int imageHeight) {
        this(variant, classes, imageWidth, imageHeight, List.of());
    }

    /** The published network for a square input. */
    public static ModelOptions square(String variant, int classes, int imageSize) {
        return new ModelOptions(variant, classes, imageSize, imageSize);
    }

    /** The same with these attention blocks in place of any. */
    public ModelOptions withAttention(List<Attention> blocks) {
        return new ModelOptions(variant, classes, imageWidth, imageHeight, blocks);
    }

    private static void requireOnce(List<Attention> attention) {
        Set<String> seen = new HashSet<>();
        for (Attention blocks : attention) {
            for (int stage : blocks.stages()) {
                if (!seen.add(blocks.kind().label() + stage)) {
                    throw new IllegalArgumentException(
                            "attention (" + blocks.kind().label() + ") is asked for twice behind stage " + stage);
                }
            }
        }
    }
}

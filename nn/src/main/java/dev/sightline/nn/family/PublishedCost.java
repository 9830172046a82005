package dev.sightline.nn.family;

import java.util.Objects;

/**
 * What a publisher states of a network's size, in as many decimals as it was published in.
 *
 * @param imageSize pixels of both sides of the input
 * @param millionParameters for 80 classes
 * @param gflops two for each multiply-add
 */
public record PublishedCost(String variant, int imageSize, double millionParameters, double gflops, Counting counting) {

    /** What a publisher's GFLOPs count. */
    public enum Counting {
        /** Convolutions and resizing, normalisation being folded away. */
        FOLDED,
        /** Convolutions, and two multiply-adds for each element that is normalised; resizing is not counted. */
        WITH_NORMALIZATION
    }

    public PublishedCost {
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(counting, "counting");
    }
}

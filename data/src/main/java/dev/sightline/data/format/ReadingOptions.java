package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.source.ListLabels;
import java.util.Objects;
import java.util.Optional;

/**
 * How a dataset is read.
 *
 * @param needed what annotations are needed, which decides among formats; empty to take the dataset as it is
 * @param listLabels for list files
 * @param cropMargin for crops: how far an image reaches beyond its box on each side, as a fraction of the box's width
 *     and height; 0 to 10
 * @param oneBased for VOC: whether corners count pixels from 1 and include the last, so that {@code 1 1 500 300} is a whole
 *     image of 500 x 300; otherwise they are edges counted from 0
 */
public record ReadingOptions(
        DatasetProblemPolicy policy,
        Optional<AnnotationKind> needed,
        ListLabels listLabels,
        double cropMargin,
        boolean oneBased) {

    public ReadingOptions {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(needed, "needed");
        Objects.requireNonNull(listLabels, "listLabels");
        if (!(cropMargin >= 0 && cropMargin <= 10)) {
            throw new IllegalArgumentException("the margin of crops must be within 0 to 10, received " + cropMargin);
        }
    }

    /** Problems are refused, crops are as tight as their boxes. */
    public static ReadingOptions standard() {
        return new ReadingOptions(DatasetProblemPolicy.FAIL, Optional.empty(), ListLabels.asFound(), 0, false);
    }
}

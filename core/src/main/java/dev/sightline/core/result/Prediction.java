package dev.sightline.core.result;

import java.util.List;

/** What a model predicts of one image. Permitted kinds: {@link Detections}, {@link Classification}. */
public sealed interface Prediction permits Detections, Classification {

    /**
     * Handles every kind of prediction; a new kind does not compile until each user of predictions handles it.
     *
     * @param <R> what comes out
     */
    interface Visitor<R> {

        R visit(Detections detections);

        R visit(Classification classification);
    }

    /** Hands this prediction to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** What it consists of, for messages: {@code boxes}. */
    String kind();

    /**
     * The class of each thing that counts as predicted, best first.
     *
     * @param least score of one of many, such as a box; what is predicted of a whole image counts by the model's own
     *     rule
     */
    List<ClassScore> predicted(double least);

    /** What {@link #predicted(double)} counts, in words: {@code boxes of score 0.25 or more}. */
    String predictedInWords(double least);
}

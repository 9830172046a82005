package dev.sightline.core.result;

/** What a model predicts of one image. Permitted kinds: {@link Detections}, {@link Classification}. */
public sealed interface Prediction permits Detections, Classification {

    /** Hands this prediction to the visitor's method for its kind. */
    <R> R accept(PredictionVisitor<R> visitor);

    /** What it consists of, for messages: {@code boxes}. */
    String kind();
}

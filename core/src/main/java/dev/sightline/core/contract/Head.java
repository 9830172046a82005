package dev.sightline.core.contract;

/**
 * What a network's outputs mean, and how they become a prediction. Permitted kinds: {@link DetectionHead},
 * {@link ClassificationHead}.
 */
public sealed interface Head permits DetectionHead, ClassificationHead {

    /** Hands this head to the visitor's method for its kind. */
    <R> R accept(HeadVisitor<R> visitor);

    /** This head with what was fitted to scores when the other was exported; the same where nothing is fitted to its kind. */
    Head calibratedAs(Head exported);

    /** What kind of model it belongs to, for messages: {@code a detector}. */
    String kind();
}

package dev.sightline.core.contract;

/**
 * What a network's outputs mean, and how they become a prediction. Permitted kinds: {@link DetectionHead},
 * {@link ClassificationHead}.
 */
public sealed interface Head permits DetectionHead, ClassificationHead {

    /**
     * Handles every kind of head; a new kind does not compile until each user of heads handles it.
     *
     * @param <R> what comes out
     */
    interface Visitor<R> {

        R visit(DetectionHead head);

        R visit(ClassificationHead head);
    }

    /** Hands this head to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** This head with what was fitted to scores when the other was exported; the same where nothing is fitted to its kind. */
    Head calibratedAs(Head exported);

    /** What kind of model it belongs to, for messages: {@code a detector}. */
    String kind();
}

package dev.sightline.core.result;

/**
 * Handles every kind of prediction; a new kind does not compile until each user of predictions handles it.
 *
 * @param <R> what comes out
 */
public interface PredictionVisitor<R> {

    R visit(Detections detections);

    R visit(Classification classification);
}

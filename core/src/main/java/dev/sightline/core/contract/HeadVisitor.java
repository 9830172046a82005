package dev.sightline.core.contract;

/**
 * A prediction for every kind of head; a new kind does not compile until each user of heads has one.
 *
 * @param <R> what comes out
 */
public interface HeadVisitor<R> {

    R visit(DetectionHead head);

    R visit(ClassificationHead head);
}

package dev.sightline.data.augment;

import dev.sightline.data.AnnotationKind;
import java.util.Set;

/**
 * A random change of a training image and of everything it is labelled with: a {@link Geometry} maps pixels and targets
 * alike, a {@link Photometry} changes pixels only, a {@link Mixing} makes one image of several.
 *
 * <p>An augmentation is a value: it holds its ranges and draws from them when asked, so one instance serves all threads.
 * What it does depends on nothing but what it is given and its random numbers: that is what makes batches repeatable.
 */
public sealed interface Augmentation permits Geometry, Photometry, Mixing {

    /** What recipes call this kind, what it can be used for, and how it is read. */
    AugmentationKind kind();

    /** What recipes call this kind. Its random numbers hang on it too. */
    default String name() {
        return kind().name();
    }

    /** The targets that can be carried along with these settings. */
    default Set<AnnotationKind> targets() {
        return kind().targets();
    }

    /** Whether this augmentation is used at this point of the run. */
    default boolean activeAt(RunPosition at) {
        return true;
    }

    /** Whether one image may be made of several samples. */
    default boolean mixes() {
        return false;
    }

    /** Calls the visitor's method for this kind. */
    <R> R accept(AugmentationVisitor<R> visitor);
}

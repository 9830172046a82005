package dev.sightline.data.source;

/** What a file states about an image; nothing about it has been checked. */
public sealed interface StatedAnnotation permits StatedBox, StatedClass {

    /** Handles each kind; a new kind fails to compile until it is handled. */
    interface Visitor<R> {

        R box(StatedBox stated);

        R classLabel(StatedClass stated);
    }

    <R> R accept(Visitor<R> visitor);
}

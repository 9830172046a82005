package dev.sightline.data.augment;

import java.util.EnumSet;
import java.util.Set;

/** What a task has its samples labelled with, and an augmentation must be able to carry along. */
public enum TargetKind {
    /** The classes of the whole image. */
    CLASSES("classes"),
    /** Boxes around objects. */
    BOXES("boxes"),
    /** The pixels of each object. */
    MASKS("masks"),
    /** The class of every pixel. */
    LABEL_MAP("label maps"),
    /** Who or what exactly the image shows. */
    IDENTITIES("identities");

    private final String words;

    TargetKind(String words) {
        this.words = words;
    }

    /** Every kind: for what leaves targets alone or maps all of them. */
    public static Set<TargetKind> all() {
        return EnumSet.allOf(TargetKind.class);
    }

    @Override
    public String toString() {
        return words;
    }
}

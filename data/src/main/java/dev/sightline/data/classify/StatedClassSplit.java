package dev.sightline.data.classify;

import java.util.List;

/**
 * One split as its files state it.
 *
 * @param classes the names that the data give their classes, in order of number, over all splits; empty if none
 * @param images in any order
 * @param numbered whether labels that are no name of a class may be its number
 * @param notes what the reader decided and should say aloud
 */
record StatedClassSplit(
        List<String> classes, List<StatedClassImage> images, boolean numbered, boolean multiLabel, List<String> notes) {

    StatedClassSplit {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }
}

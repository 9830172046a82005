package dev.sightline.data.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One split as its files state it.
 *
 * @param classes the classes the files declare
 * @param images in any order
 * @param notKept what the files state and Sightline has no place for, with how often: {@code "truncated flag" -> 12}
 * @param notes what the reader decided, for the log
 */
public record StatedSplit(
        StatedClasses classes, List<StatedImage> images, Map<String, Integer> notKept, List<String> notes) {

    public StatedSplit {
        Objects.requireNonNull(classes, "classes");
        images = List.copyOf(images);
        notKept = Collections.unmodifiableSortedMap(new TreeMap<>(notKept));
        notes = List.copyOf(notes);
    }
}

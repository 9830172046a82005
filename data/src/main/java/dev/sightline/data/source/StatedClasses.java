package dev.sightline.data.source;

import dev.sightline.data.AnnotationKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a dataset call its classes, and what its annotations are.
 *
 * @param names by the number that the files use, over all splits; empty if they have no names
 * @param numbered whether a class stated as text may be its number
 * @param kinds what the annotations are
 * @param multiLabel whether an image may show any number of classes
 */
public record StatedClasses(
        SortedMap<Long, String> names, boolean numbered, Set<AnnotationKind> kinds, boolean multiLabel) {

    public StatedClasses {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        kinds = Set.copyOf(kinds);
    }

    /** Of objects, each with the number of its class. */
    public static StatedClasses ofObjects(SortedMap<Long, String> names) {
        return new StatedClasses(names, false, Set.of(AnnotationKind.BOX), true);
    }

    /**
     * Of images, each with the classes that it shows.
     *
     * @param names in order of number
     */
    public static StatedClasses ofImages(List<String> names, boolean numbered, boolean multiLabel) {
        SortedMap<Long, String> byNumber = new TreeMap<>();
        names.forEach(name -> byNumber.put((long) byNumber.size(), name));
        return new StatedClasses(byNumber, numbered, Set.of(AnnotationKind.CLASS), multiLabel);
    }
}

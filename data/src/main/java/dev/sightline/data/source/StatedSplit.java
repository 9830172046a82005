package dev.sightline.data.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One split as its files state it.
 *
 * @param categories the classes the files declare: the number they use, and its name
 * @param images in any order
 * @param notKept what the files say that Sightline has no place for, with how often: {@code "truncated flag" -> 12}
 * @param notes what the reader decided and should say aloud
 */
public record StatedSplit(
        SortedMap<Long, String> categories,
        List<StatedImage> images,
        Map<String, Integer> notKept,
        List<String> notes) {

    public StatedSplit {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        images = List.copyOf(images);
        notKept = Collections.unmodifiableSortedMap(new TreeMap<>(notKept));
        notes = List.copyOf(notes);
    }
}

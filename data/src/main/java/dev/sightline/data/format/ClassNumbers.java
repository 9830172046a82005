package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * From the numbers that a dataset's files use to labels counted from 0.
 *
 * @param labelByNumber has no entry for a class that the label map lacks
 * @param declared the names that the files give to their numbers
 */
record ClassNumbers(LabelMap labels, Map<Long, Integer> labelByNumber, SortedMap<Long, String> declared) {

    static ClassNumbers of(Path root, SortedMap<Long, String> declared, Optional<LabelMap> given) {
        LabelMap labels = given.orElseGet(() -> fromData(root, declared));
        Map<Long, Integer> byNumber = new HashMap<>();
        declared.forEach((number, name) -> {
            OptionalInt label = labels.label(name);
            if (label.isPresent()) {
                byNumber.put(number, label.getAsInt());
            }
        });
        return new ClassNumbers(labels, byNumber, declared);
    }

    /** What to say about a number that has no label. */
    String unknown(long number) {
        String name = declared.get(number);
        String received = name == null ? "class number " + number : "class '" + name + "'";
        String accepted = name == null && !declared.isEmpty()
                ? "the numbers are " + declared.firstKey() + " to " + declared.lastKey() + ", for " + declared.size()
                        + " names"
                : "the classes are " + String.join(", ", labels.names());
        return received + " is not known; " + accepted;
    }

    private static LabelMap fromData(Path root, SortedMap<Long, String> declared) {
        try {
            return LabelMap.of(new ArrayList<>(declared.values()));
        } catch (IllegalArgumentException e) {
            throw new DatasetException("the class names in " + root + " cannot be used: " + e.getMessage(), e);
        }
    }
}

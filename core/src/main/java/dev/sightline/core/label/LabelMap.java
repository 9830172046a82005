package dev.sightline.core.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The classes of a model in order: class {@code i} of the network is {@code name(i)}, counted from 0 everywhere inside
 * Sightline.
 *
 * <p>{@code fileOffset} is what files outside add to a class number: 0 for YOLO text files and the 80 contiguous COCO
 * classes, 1 for toolboxes that keep 0 for background. Converting is the reader's and writer's duty; no other code
 * meets an offset number.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param names class names in the order of the network's outputs; unique, none blank
 * @param fileOffset 0 or 1
 */
public record LabelMap(List<String> names, int fileOffset) {

    public LabelMap {
        names = List.copyOf(names);
        List<String> problems = problems(names);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("labels " + names + ": " + String.join("; ", problems));
        }
        if (fileOffset != 0 && fileOffset != 1) {
            throw new IllegalArgumentException("the label offset must be 0 or 1, received " + fileOffset);
        }
    }

    /** Classes counted from 0 in files too. */
    public static LabelMap of(List<String> names) {
        return new LabelMap(names, 0);
    }

    public int size() {
        return names.size();
    }

    /**
     * The name of a class.
     *
     * @throws IllegalArgumentException if the class is not within 0 to {@code size() - 1}
     */
    public String name(int label) {
        if (label < 0 || label >= names.size()) {
            throw new IllegalArgumentException(
                    "class numbers run from 0 to " + (names.size() - 1) + ", received " + label);
        }
        return names.get(label);
    }

    /** The class with exactly this name, or empty. */
    public OptionalInt label(String name) {
        int label = names.indexOf(Objects.requireNonNull(name));
        return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
    }

    private static List<String> problems(List<String> names) {
        List<String> problems = new ArrayList<>();
        if (names.isEmpty()) {
            problems.add("at least one class is needed");
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                problems.add("class " + i + " has a blank name");
            }
            Integer earlier = seen.putIfAbsent(names.get(i), i);
            if (earlier != null) {
                problems.add("'" + names.get(i) + "' is class " + earlier + " and class " + i);
            }
        }
        return problems;
    }
}

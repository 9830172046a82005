package dev.sightline.nn.family;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The raw maps that a detector is trained by: for each level, one map of each part, all with a cell per stride. Deployed
 * outputs are named apart; the two may be the same tensors.
 *
 * @param parts what each level has a map of, such as {@code boxes} and {@code scores}
 * @param strides pixels of the input for each cell, one for each level, in the order of the levels
 */
public record TrainingMaps(List<String> parts, List<Integer> strides) {

    /** The map that gives the place of a box. */
    public static final String BOXES = "boxes";

    /** The map that scores the classes, one channel each. */
    public static final String SCORES = "scores";

    /** The map that scores whether anything is there. */
    public static final String OBJECTNESS = "objectness";

    public TrainingMaps {
        parts = List.copyOf(parts);
        strides = List.copyOf(strides);
        if (parts.isEmpty() || strides.isEmpty() || strides.stream().anyMatch(stride -> stride < 1)) {
            throw new IllegalArgumentException(
                    "a detector needs a part and a level whose stride is 1 or more, received " + parts + " and "
                            + strides);
        }
        if (new HashSet<>(parts).size() < parts.size() || new HashSet<>(strides).size() < strides.size()) {
            throw new IllegalArgumentException("parts and strides must differ, received " + parts + " and " + strides);
        }
    }

    /**
     * The name of one map's output.
     *
     * @throws IllegalArgumentException if there is no such part or level
     */
    public String name(String part, int stride) {
        if (!parts.contains(part) || !strides.contains(stride)) {
            throw new IllegalArgumentException(
                    "there are the maps " + parts + " of strides " + strides + ", received " + part + " of " + stride);
        }
        return part + "_" + stride;
    }

    /** The names of all outputs, level by level. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        strides.forEach(stride -> parts.forEach(part -> names.add(name(part, stride))));
        return names;
    }

    /** The largest stride. */
    public int coarsestStride() {
        return strides.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}

package dev.sightline.data;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that whoever annotated an image looked for: a missing annotation of another class has no meaning.
 *
 * @param labels class numbers, counted from 0; empty for all classes of the dataset
 */
public record KnownClasses(Optional<Set<Integer>> labels) {

    private static final KnownClasses ALL = new KnownClasses(Optional.empty());

    public KnownClasses {
        labels = labels.map(some -> Collections.unmodifiableSet(new TreeSet<>(some)));
        if (labels.isPresent() && labels.get().stream().anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException("class numbers must be 0 or more, received " + labels.get());
        }
    }

    /** Every class of the dataset was looked for. */
    public static KnownClasses all() {
        return ALL;
    }

    public static KnownClasses of(Set<Integer> labels) {
        return new KnownClasses(Optional.of(labels));
    }

    /** Whether an image without an annotation of this class shows none of it. */
    public boolean includes(int label) {
        return labels.isEmpty() || labels.get().contains(label);
    }
}

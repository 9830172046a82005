package dev.sightline.core.result;

import java.util.List;

/**
 * A score for each class of one picture, best first; of equal scores, the lower class number.
 *
 * @param items one or more
 */
public record Classification(List<ClassScore> items) implements Prediction {

    public Classification {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a classification needs one class or more");
        }
    }

    /** The class with the highest score. */
    public ClassScore best() {
        return items.get(0);
    }

    /** The best {@code count}, or all where there are fewer. */
    public List<ClassScore> top(int count) {
        return items.subList(0, Math.min(count, items.size()));
    }
}

package dev.sightline.weights.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A list, tuple or set: values in the order of the pickle. May hold itself; equal only to itself. */
public final class Sequence implements PickleValue {

    /** Python's type. */
    public enum Kind {
        LIST,
        TUPLE,
        SET;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final List<PickleValue> items = new ArrayList<>();
    private int depth = 1;

    Sequence(Kind kind, List<? extends PickleValue> items) {
        this.kind = kind;
        add(items);
    }

    public Kind kind() {
        return kind;
    }

    /** A view of the values. */
    public List<PickleValue> items() {
        return Collections.unmodifiableList(items);
    }

    void add(List<? extends PickleValue> added) {
        added.forEach(item -> depth = Math.max(depth, item.depth() + 1));
        items.addAll(added);
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public String described() {
        return "a " + kind.word() + " of " + items.size();
    }
}

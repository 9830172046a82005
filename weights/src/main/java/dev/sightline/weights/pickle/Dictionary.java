package dev.sightline.weights.pickle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dict or OrderedDict in the order of the pickle; a key given twice has its last value. May hold itself; equal only to itself. */
public final class Dictionary implements PickleValue {

    private final Map<Scalar, PickleValue> entries = new LinkedHashMap<>();
    private int depth = 1;

    Dictionary() {}

    /** A view of the entries. */
    public Map<Scalar, PickleValue> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** Takes keys and values in turn. */
    void put(List<PickleValue> keysAndValues) throws PickleProblem {
        if (keysAndValues.size() % 2 != 0) {
            throw new PickleProblem("a dict needs a value for each key, received " + keysAndValues.size() + " values");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    void put(PickleValue key, PickleValue value) throws PickleProblem {
        if (!(key instanceof Scalar scalar)) {
            throw new PickleProblem("text and numbers are accepted as keys of a dict, received " + key.described());
        }
        entries.put(scalar, value);
        depth = Math.max(depth, value.depth() + 1);
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public String described() {
        return "a dict of " + entries.size();
    }
}

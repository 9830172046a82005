package dev.sightline.config;

import java.util.ArrayList;
import java.util.List;

/** The problems met so far. After a fatal one there is no tree to read, so that loading stops when it has seen every file. */
final class Problems {

    private final List<Problem> met = new ArrayList<>();
    private boolean fatal;

    void add(Origin origin, String keyPath, String message) {
        met.add(new Problem(origin, keyPath, message));
    }

    void addFatal(Origin origin, String message) {
        fatal = true;
        add(origin, "", message);
    }

    /** Throws everything met, if something fatal was among it. */
    void throwIfFatal() {
        if (fatal) {
            throw new RecipeException(met);
        }
    }

    void throwIfAny() {
        if (!met.isEmpty()) {
            throw new RecipeException(met);
        }
    }
}

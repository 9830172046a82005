package dev.sightline.onnx.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of tensors that the nodes of one graph may read: its own, and those of the graphs around it. */
final class Scope {

    private final @Nullable Scope outside;
    private final Set<String> names = new HashSet<>();

    Scope(@Nullable Scope outside) {
        this.outside = outside;
    }

    /** Whether the name is new, here and around. */
    boolean add(String name) {
        boolean isNew = !contains(name);
        names.add(name);
        return isNew;
    }

    void addAll(Collection<String> more) {
        names.addAll(more);
    }

    boolean contains(String name) {
        for (Scope scope = this; scope != null; scope = scope.outside) {
            if (scope.names.contains(name)) {
                return true;
            }
        }
        return false;
    }
}

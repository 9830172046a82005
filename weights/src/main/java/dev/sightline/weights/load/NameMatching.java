package dev.sightline.weights.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the parameter for each stored name.
 *
 * <p>Equal names come first. Then one change after the other is made to those left, each time the one that makes most of
 * them fit: removing words that frameworks put in front ({@code module.}, {@code backbone.} and others, any number of
 * them), and putting {@code backbone.} or {@code model.} in front. A change is made only to names that then fit, and a
 * parameter is given away once.
 */
final class NameMatching {

    private static final List<String> REMOVED = List.of(
            "module.", "_orig_mod.", "model.", "backbone.", "encoder.", "net.", "network.", "base_model.", "head.");

    private static final List<String> ADDED = List.of("", "backbone.", "model.");

    private static final int MOST_REMOVED = 4;

    private final Set<String> free;
    private final Map<String, String> paths = new LinkedHashMap<>();

    private NameMatching(Collection<String> paths) {
        this.free = new LinkedHashSet<>(paths);
    }

    /**
     * The path for each name that has one.
     *
     * @param names by the name in the file, the name to compare
     */
    static Map<String, String> match(Map<String, String> names, Collection<String> paths) {
        NameMatching matching = new NameMatching(paths);
        Map<String, String> left = new LinkedHashMap<>(names);
        matching.take(left, new Change("", ""));
        for (Optional<Change> best = matching.best(left); best.isPresent(); best = matching.best(left)) {
            matching.take(left, best.get());
        }
        return matching.paths;
    }

    private void take(Map<String, String> left, Change change) {
        left.entrySet().removeIf(entry -> {
            Optional<String> path = change.applied(entry.getValue()).filter(free::remove);
            path.ifPresent(found -> paths.put(entry.getKey(), found));
            return path.isPresent();
        });
    }

    private Optional<Change> best(Map<String, String> left) {
        Map<Change, Integer> fits = new HashMap<>();
        for (String name : left.values()) {
            for (Change change : changes(name)) {
                if (change.applied(name).filter(free::contains).isPresent()) {
                    fits.merge(change, 1, Integer::sum);
                }
            }
        }
        return fits.entrySet().stream()
                .min(Comparator.<Map.Entry<Change, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().length())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey);
    }

    private static List<Change> changes(String name) {
        List<Change> changes = new ArrayList<>();
        Optional<String> removed = Optional.of("");
        for (int count = 0; removed.isPresent() && count <= MOST_REMOVED; count++) {
            String start = removed.get();
            ADDED.forEach(added -> changes.add(new Change(start, added)));
            removed = REMOVED.stream()
                    .filter(word -> name.startsWith(word, start.length()))
                    .map(start::concat)
                    .findFirst();
        }
        return changes;
    }

    /** What is removed in front, and what is put there. */
    private record Change(String removed, String added) {

        Optional<String> applied(String name) {
            return name.startsWith(removed) ? Optional.of(added + name.substring(removed.length())) : Optional.empty();
        }

        int length() {
            return removed.length() + added.length();
        }
    }
}

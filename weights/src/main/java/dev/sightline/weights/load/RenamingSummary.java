package dev.sightline.weights.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renamings in words, those that change names in one way together. */
final class RenamingSummary {

    private RenamingSummary() {}

    static List<String> lines(List<TensorMatch> renamed) {
        Map<String, List<TensorMatch>> byChange = new LinkedHashMap<>();
        renamed.forEach(match -> byChange.computeIfAbsent(change(match), key -> new ArrayList<>())
                .add(match));
        List<String> lines = new ArrayList<>();
        byChange.forEach((change, matches) -> lines.add("renamed, " + change + ": " + matches.size() + ", as in "
                + matches.get(0).renaming()));
        return lines;
    }

    /** What differs before the longest common end. */
    private static String change(TensorMatch match) {
        String stored = match.stored();
        String path = match.path();
        int common = 0;
        while (common < Math.min(stored.length(), path.length())
                && stored.charAt(stored.length() - 1 - common) == path.charAt(path.length() - 1 - common)) {
            common++;
        }
        String removed = stored.substring(0, stored.length() - common);
        String added = path.substring(0, path.length() - common);
        if (added.isEmpty()) {
            return "'" + removed + "' removed";
        }
        return removed.isEmpty() ? "'" + added + "' added" : "'" + removed + "' to '" + added + "'";
    }
}

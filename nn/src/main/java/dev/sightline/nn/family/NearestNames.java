package dev.sightline.nn.family;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders accepted names by how near they are to one that was mistyped. */
final class NearestNames {

    private NearestNames() {}

    /** The accepted names joined by commas, fewest edits first; equally near ones keep their order. */
    static String listed(String received, List<String> accepted) {
        String wanted = received.toLowerCase(Locale.ROOT);
        return String.join(
                ", ",
                accepted.stream()
                        .sorted(Comparator.comparingInt(name -> edits(wanted, name)))
                        .toList());
    }

    /** Levenshtein distance: insertions, deletions and replacements of one character. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}

package dev.sightline.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was likely meant where another was written. */
public final class NearestWord {

    private NearestWord() {}

    /**
     * The word at the least edit distance, the first of equals; empty where all differ in more than a third of the
     * written letters (and more than two). A swap of neighbours counts as one edit.
     */
    public static Optional<String> among(Collection<String> words, String written) {
        int accepted = Math.max(2, written.length() / 3);
        return words.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= accepted)
                .min(Comparator.comparingInt(word -> distance(word, written)))
                .filter(word -> distance(word, written) <= accepted);
    }

    /** Restricted Damerau-Levenshtein distance: insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}

package dev.sightline.config;

import dev.sightline.core.text.EditDistance;
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
                .min(Comparator.comparingInt(word -> EditDistance.between(word, written)))
                .filter(word -> EditDistance.between(word, written) <= accepted);
    }
}

package dev.sightline.infer.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is left of a difference of metrics when predictions with scores below .1 are left out. Average precision ranks
 * every prediction; a network that was hardly trained gives thousands of nearly equal small scores, and rounding in the
 * seventh digit changes their order.
 *
 * @param highest score of the reference's predictions; 0 where there is none
 * @param reference metrics of the predictions with scores of .1 and more, by name
 * @param candidate the same names
 */
public record NearTies(double highest, Map<String, Double> reference, Map<String, Double> candidate) {

    /** From this score on predictions count. */
    public static final double LEAST = .1;

    public NearTies {
        reference = Collections.unmodifiableMap(new LinkedHashMap<>(reference));
        candidate = Collections.unmodifiableMap(new LinkedHashMap<>(candidate));
    }

    /** Whether the metrics of the predictions that count agree. */
    boolean explain(double allowed) {
        return reference.keySet().equals(candidate.keySet())
                && reference.keySet().stream()
                        .allMatch(name -> Math.abs(candidate.getOrDefault(name, Double.NaN)
                                        - reference.getOrDefault(name, Double.NaN))
                                <= allowed);
    }

    /** For people, where they explain the difference. */
    String line() {
        String rest = highest < LEAST
                ? String.format(
                        Locale.ROOT,
                        "no score is higher than %.3f: the network is hardly trained, and its metrics mean little yet",
                        highest)
                : "of the predictions at .1 and more the metrics agree";
        return "near-ties: the outputs agree, and the difference comes from predictions with scores below .1, which"
                + " rounding ranks one way or the other; " + rest;
    }
}

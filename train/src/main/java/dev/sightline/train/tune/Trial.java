package dev.sightline.train.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One combination of values.
 *
 * @param number from 1
 * @param values by key, in the order of the search's keys
 */
public record Trial(int number, Map<String, String> values) {

    /** Draws of one trial before the space counts as tried. */
    private static final int PATIENCE = 200;

    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The trials of a search, all different: fewer than asked for where the ranges have no more combinations. */
    static List<Trial> draw(SearchSettings settings) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Set<Map<String, String>> drawn = new HashSet<>();
        List<Trial> trials = new ArrayList<>();
        int misses = 0;
        while (trials.size() < settings.trials() && misses < PATIENCE) {
            Map<String, String> values = new LinkedHashMap<>();
            settings.keys().forEach(key -> values.put(key.key(), key.range().draw(random)));
            if (drawn.add(values)) {
                trials.add(new Trial(trials.size() + 1, values));
                misses = 0;
            } else {
                misses++;
            }
        }
        return trials;
    }

    /** What it changes in the recipe, and for how many epochs it is trained. */
    List<String> overrides(SearchSettings settings, int epochs) {
        List<String> all = new ArrayList<>(settings.overrides());
        values.forEach((key, value) -> all.add(key + "=" + value));
        all.add(SearchSettings.EPOCHS + "=" + epochs);
        return all;
    }
}

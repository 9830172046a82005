package dev.sightline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key that holds other values in two recipes.
 *
 * @param key its path, parts separated by dots; a list is one value
 * @param before the value as YAML, or {@value #ABSENT}
 * @param now likewise
 */
public record RecipeDifference(String key, String before, String now) {

    private static final String ABSENT = "not stated";

    /** Every key that differs, those of {@code before} first. */
    static List<RecipeDifference> between(RecipeNode.Mapping before, RecipeNode.Mapping now) {
        Map<String, String> old = values(before);
        Map<String, String> current = values(now);
        Set<String> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(current.keySet());
        List<RecipeDifference> differences = new ArrayList<>();
        for (String key : keys) {
            String was = old.getOrDefault(key, ABSENT);
            String is = current.getOrDefault(key, ABSENT);
            if (!was.equals(is)) {
                differences.add(new RecipeDifference(key, was, is));
            }
        }
        return differences;
    }

    private static Map<String, String> values(RecipeNode.Mapping tree) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", tree, values);
        return values;
    }

    private static void collect(String path, RecipeNode node, Map<String, String> values) {
        if (node instanceof RecipeNode.Mapping mapping && !mapping.entries().isEmpty()) {
            String lead = path.isEmpty() ? "" : path + ".";
            mapping.entries().forEach((key, entry) -> collect(lead + key, entry.value(), values));
        } else {
            values.put(path, YamlWriter.inline(node));
        }
    }
}

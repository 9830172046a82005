package dev.sightline.config.reference;

import dev.sightline.config.AskedKey;
import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds every key that a reader accepts by running it: first on a document with nothing but what is fixed, then with each
 * choice of each key that may decide which other keys are read, and so on below the keys that this leads to.
 */
final class KeyExplorer {

    private final Consumer<Recipe> reader;
    private final Set<String> fixed;
    private final Map<String, FoundKey> found = new LinkedHashMap<>();
    private final Set<String> explored = new HashSet<>();

    private KeyExplorer(Set<String> fixed, Consumer<Recipe> reader) {
        this.fixed = fixed;
        this.reader = reader;
    }

    /** @param fixed the texts that keys hold throughout, by path */
    static List<ReferenceKey> explore(Map<String, String> fixed, Consumer<Recipe> reader) {
        Probe probe = new Probe(Map.of());
        for (Map.Entry<String, String> entry : fixed.entrySet()) {
            probe = probe.with(entry.getKey(), Probe.text(entry.getValue()));
        }
        KeyExplorer explorer = new KeyExplorer(fixed.keySet(), reader);
        explorer.follow(probe, explorer.run(probe));
        return explorer.found.values().stream()
                .map(FoundKey::row)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, AskedKey> run(Probe probe) {
        Recipe recipe = Recipe.parse(Path.of("probe.yaml"), probe.document(), List.of());
        try {
            reader.accept(recipe);
        } catch (RecipeException e) {
            // a probe leaves out what is required; the keys have been asked for all the same
        }
        Map<String, AskedKey> asked = new LinkedHashMap<>();
        recipe.askedKeys().stream().filter(key -> !key.path().isEmpty()).forEach(key -> asked.put(key.path(), key));
        asked.values()
                .forEach(key -> found.computeIfAbsent(key.path(), path -> new FoundKey(key))
                        .seen(key));
        return asked;
    }

    private void follow(Probe probe, Map<String, AskedKey> asked) {
        for (AskedKey key : asked.values()) {
            boolean open = !fixed.contains(key.path()) && !key.path().contains(Probe.ANY_NAME + ".");
            if (open && explored.add(key.path() + key.words())) {
                explore(Switch.of(key, probe));
            }
        }
    }

    private void explore(Switch choices) {
        Map<String, Map<String, AskedKey>> runs = new LinkedHashMap<>();
        choices.choices().forEach((choice, probe) -> runs.put(choice, run(probe)));
        if (choices.decides()) {
            noteConditions(choices.path(), runs);
        }
        choices.choices().forEach((choice, probe) -> follow(probe, runs.getOrDefault(choice, Map.of())));
    }

    private void noteConditions(String path, Map<String, Map<String, AskedKey>> runs) {
        Set<String> reached = new LinkedHashSet<>();
        runs.values().forEach(asked -> reached.addAll(asked.keySet()));
        for (String key : reached) {
            List<String> under = runs.keySet().stream()
                    .filter(choice -> runs.getOrDefault(choice, Map.of()).containsKey(key))
                    .toList();
            if (under.size() < runs.size() && !key.startsWith(path)) {
                found(key).readWhere(condition(path, under));
            }
            noteFallbacks(path, key, runs);
        }
    }

    private void noteFallbacks(String path, String key, Map<String, Map<String, AskedKey>> runs) {
        Map<String, String> fallbacks = new LinkedHashMap<>();
        runs.forEach((choice, asked) -> Optional.ofNullable(asked.get(key))
                .flatMap(AskedKey::fallback)
                .ifPresent(fallback -> fallbacks.put(choice, fallback)));
        if (!key.equals(path) && Set.copyOf(fallbacks.values()).size() > 1) {
            fallbacks.forEach(
                    (choice, fallback) -> found(key).fallbackWhere(condition(path, List.of(choice)), fallback));
        }
    }

    private FoundKey found(String path) {
        return Objects.requireNonNull(found.get(path), path);
    }

    private static String condition(String path, List<String> choices) {
        if (choices.equals(List.of("given")) || choices.equals(List.of("absent"))) {
            return (choices.contains("given") ? "with `" : "without `") + path + "`";
        }
        return "where `" + path + "` is " + choices.stream().collect(Collectors.joining(" or "));
    }
}

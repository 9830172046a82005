package dev.sightline.config.reference;

import dev.sightline.config.AskedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key whose value may decide which other keys are read.
 *
 * @param path the key
 * @param choices what it may hold, by what a reader calls it; each a change to the probe
 * @param decides whether keys that only some choices lead to are read under a condition; those of a list's items are not
 */
record Switch(String path, Map<String, Probe> choices, boolean decides) {

    /** The choices that a key gives; of most keys none. */
    static Switch of(AskedKey key, Probe probe) {
        Map<String, Probe> choices = new LinkedHashMap<>();
        String path = key.path();
        return switch (key.kind()) {
            case TEXT -> {
                key.words().forEach(word -> choices.put("`" + word + "`", probe.with(path, Probe.text(word))));
                yield new Switch(path, choices, true);
            }
            case FLAG -> {
                List.of("true", "false").forEach(flag -> choices.put("`" + flag + "`", probe.with(path, flag)));
                yield new Switch(path, choices, true);
            }
            case PRESENCE -> {
                choices.put("absent", probe);
                choices.put("given", probe.with(path, Probe.text("x")));
                yield new Switch(path, choices, true);
            }
            case SECTIONS -> {
                choices.put("item", probe.with(path + "[]", Probe.EMPTY_SECTION));
                yield new Switch(path, choices, false);
            }
            case STEPS -> {
                List<String> names = key.words().isEmpty() ? List.of(Probe.ANY_NAME) : key.words();
                names.forEach(name ->
                        choices.put(name, probe.without(path + "[]").with(path + "[]." + name, Probe.EMPTY_SECTION)));
                yield new Switch(path, choices, false);
            }
            case NAMED_VALUES -> {
                choices.put("any", probe.with(path + "." + Probe.ANY_NAME, Probe.text("x")));
                yield new Switch(path, choices, false);
            }
            case INTEGER, NUMBER, TEXTS, INTEGERS, NUMBERS, SECTION -> new Switch(path, Map.of(), false);
        };
    }
}

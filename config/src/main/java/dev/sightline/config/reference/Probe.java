package dev.sightline.config.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document in which some keys hold values, made to see what a reader asks for then. A path is noted as in
 * {@link dev.sightline.config.AskedKey}: {@code sizes[].size} puts the key into the one item of a list.
 *
 * @param values by path, as JSON; a later one replaces what an earlier one put in its way
 */
record Probe(Map<String, String> values) {

    /** Stands for a name that is the user's own. */
    static final String ANY_NAME = "<name>";

    /** A section without keys, as JSON. */
    static final String EMPTY_SECTION = "{}";

    Probe {
        values = new LinkedHashMap<>(values);
    }

    Probe with(String path, String json) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(path, json);
        return new Probe(more);
    }

    /** This probe without what lies below a path. */
    Probe without(String path) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeIf(key -> key.startsWith(path));
        return new Probe(fewer);
    }

    /** A text as JSON. */
    static String text(String text) {
        return '"' + text + '"';
    }

    /** The document as JSON, which is YAML, too. */
    String document() {
        Branch root = new Branch();
        values.forEach((path, json) -> root.put(parts(path), json));
        return root.json();
    }

    /** {@code a.b[].c} as a, b, [], c. */
    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            boolean item = part.endsWith("[]");
            parts.add(item ? part.substring(0, part.length() - 2) : part);
            if (item) {
                parts.add("[]");
            }
        }
        return parts;
    }

    /** A section, or a list of one item where its one key is {@code []}. */
    private static final class Branch {

        private final Map<String, Branch> sections = new LinkedHashMap<>();
        private String leaf = EMPTY_SECTION;

        void put(List<String> parts, String json) {
            if (parts.isEmpty()) {
                leaf = json;
            } else {
                sections.computeIfAbsent(parts.get(0), part -> new Branch()).put(parts.subList(1, parts.size()), json);
            }
        }

        String json() {
            Branch item = sections.get("[]");
            if (item != null) {
                return "[" + item.json() + "]";
            }
            return sections.isEmpty()
                    ? leaf
                    : sections.entrySet().stream()
                            .map(entry -> text(entry.getKey()) + ": "
                                    + entry.getValue().json())
                            .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}

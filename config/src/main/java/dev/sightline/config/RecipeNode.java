package dev.sightline.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A piece of a recipe with its origin: a {@link Mapping} of keys, a {@link Sequence}, or a {@link Scalar}. Immutable. */
public sealed interface RecipeNode {

    Origin origin();

    /** How a message names the value: {@code 0}, {@code the text "fast"}, {@code a list}, {@code a section}. */
    String described();

    <R> R accept(Visitor<R> visitor);

    /** A result for each kind of node. */
    interface Visitor<R> {
        R mapping(Mapping mapping);

        R sequence(Sequence sequence);

        R scalar(Scalar scalar);
    }

    /**
     * A key's place and its value.
     *
     * @param origin the line of the key, which may be above that of the value
     * @param value what the key holds
     */
    record Entry(Origin origin, RecipeNode value) {}

    /**
     * Keys and values in the order they were written.
     *
     * @param origin where the mapping begins
     * @param entries by key
     */
    record Mapping(Origin origin, Map<String, Entry> entries) implements RecipeNode {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        static Mapping empty(Origin origin) {
            return new Mapping(origin, Map.of());
        }

        /** What a key holds, if it was written. */
        public Optional<RecipeNode> value(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** This mapping with a key replaced, or added at the end. */
        Mapping with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(origin, changed);
        }

        Mapping without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(origin, changed);
        }

        @Override
        public String described() {
            return entries.isEmpty()
                    ? "an empty section"
                    : "a section with the keys "
                            + entries.keySet().stream().limit(5).collect(Collectors.joining(", "))
                            + (entries.size() > 5 ? ", ..." : "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.mapping(this);
        }
    }

    /**
     * A list.
     *
     * @param origin where the list begins
     * @param items in order
     */
    record Sequence(Origin origin, List<RecipeNode> items) implements RecipeNode {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return items.size() == 1 ? "a list of 1 item" : "a list of " + items.size() + " items";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /**
     * A single value. Its kind follows YAML 1.2's core schema, so that {@code 1e-3} is a number and {@code no} is a text.
     *
     * @param origin where it was written
     * @param kind what it was written as
     * @param text as written, without quotes; of a text with its escapes resolved
     */
    record Scalar(Origin origin, Kind kind, String text) implements RecipeNode {

        /** What a value was written as; NOTHING is an empty value, {@code null} or {@code ~}. */
        public enum Kind {
            TEXT,
            INTEGER,
            NUMBER,
            FLAG,
            NOTHING
        }

        private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
        private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
        private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern ZERO_FIRST = Pattern.compile("[-+]?0[0-9]+");

        /** A value written without quotes. A whole number that begins with 0 stays a text: readers differ over its base. */
        static Scalar plain(Origin origin, String text) {
            return new Scalar(origin, kindOf(text), text);
        }

        static Scalar quoted(Origin origin, String text) {
            return new Scalar(origin, Kind.TEXT, text);
        }

        static Kind kindOf(String plain) {
            if (NOTHING.matcher(plain).matches()) {
                return Kind.NOTHING;
            }
            if (FLAG.matcher(plain).matches()) {
                return Kind.FLAG;
            }
            if (INTEGER.matcher(plain).matches()) {
                return Kind.INTEGER;
            }
            boolean number = NUMBER.matcher(plain).matches()
                    && !ZERO_FIRST.matcher(plain).matches();
            return number ? Kind.NUMBER : Kind.TEXT;
        }

        @Override
        public String described() {
            String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
            return switch (kind) {
                case TEXT -> "the text \"" + shown + "\"";
                case NOTHING -> "nothing";
                case INTEGER, NUMBER, FLAG -> shown;
            };
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scalar(this);
        }
    }
}

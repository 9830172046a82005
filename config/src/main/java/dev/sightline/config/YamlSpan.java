package dev.sightline.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a value stands in the text of a YAML document.
 *
 * @param start index of its first character; of a section without braces, that of its first key
 * @param end index behind its last character, where that is known: of single values and of all in brackets
 * @param kind how it is written
 * @param entries of a section, by key
 */
record YamlSpan(int start, int end, Kind kind, Map<String, YamlSpan> entries) {

    enum Kind {
        SINGLE,
        LIST,
        BRACES,
        LINES
    }

    private static final YAMLFactory FACTORY = new YAMLFactory();

    /**
     * The document's root.
     *
     * @throws IllegalArgumentException if it is not YAML
     */
    static YamlSpan of(String text) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            return first == null ? new YamlSpan(0, 0, Kind.LINES, Map.of()) : new Reader(text, parser).node(first);
        } catch (IOException e) {
            throw new IllegalArgumentException("not valid YAML: " + e.getMessage(), e);
        }
    }

    boolean isSection() {
        return kind == Kind.BRACES || kind == Kind.LINES;
    }

    boolean inBraces() {
        return kind == Kind.BRACES;
    }

    private record Reader(String text, YAMLParser parser) {

        YamlSpan node(JsonToken token) throws IOException {
            int start = index(parser.currentTokenLocation());
            return switch (token) {
                case START_OBJECT -> section(start);
                case START_ARRAY -> list(start);
                default -> new YamlSpan(start, index(parser.currentLocation()), Kind.SINGLE, Map.of());
            };
        }

        private YamlSpan section(int start) throws IOException {
            boolean braces = start < text.length() && text.charAt(start) == '{';
            Map<String, YamlSpan> entries = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                entries.put(key, node(parser.nextToken()));
            }
            return new YamlSpan(start, index(parser.currentLocation()), braces ? Kind.BRACES : Kind.LINES, entries);
        }

        private YamlSpan list(int start) throws IOException {
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                node(token);
                token = parser.nextToken();
            }
            return new YamlSpan(start, index(parser.currentLocation()), Kind.LIST, Map.of());
        }

        /** The parser counts code points. */
        private int index(JsonLocation location) {
            int points = Math.min((int) location.getCharOffset(), text.codePointCount(0, text.length()));
            return text.offsetByCodePoints(0, Math.max(0, points));
        }
    }
}

package dev.sightline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document into a tree that keeps the line of every key and value.
 *
 * <p>Anchors, aliases and tags are refused: recipes share by {@code _base_}, where the origin of a key stays visible,
 * and a document cannot grow in memory beyond its size in bytes. Nesting stops at {@value #MAX_DEPTH} levels, a key at
 * {@value #MAX_KEY_LENGTH} characters.
 */
final class YamlReader {

    static final int MAX_DEPTH = 32;
    static final int MAX_KEY_LENGTH = 200;

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String source;
    private final int firstLine;
    private final int[] codePoints;
    private final YAMLParser parser;
    private final Problems problems;

    private YamlReader(Origin start, String text, YAMLParser parser, Problems problems) {
        this.source = start.source();
        this.firstLine = start.line();
        this.codePoints = text.codePoints().toArray();
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * The document's root, or null after a fatal problem. An empty document is an empty value.
     *
     * @param start the origin of the text's first line; line 0 gives every node the same origin
     */
    static @Nullable RecipeNode read(Origin start, String text, Problems problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(start, text, parser, problems).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null || start.line() == 0
                    ? start.line()
                    : Math.max(1, e.getLocation().getLineNr());
            problems.addFatal(new Origin(start.source(), line), "not valid YAML: " + reason(e));
            return null;
        } catch (StopReading e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading " + start.source() + " from memory failed", e);
        }
    }

    /** The parser mixes what is wrong, at the margin, with indented quotes of the file and their positions. */
    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .lines()
                .filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)))
                .limit(2)
                .collect(Collectors.joining(": "));
    }

    private RecipeNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return RecipeNode.Scalar.plain(here(), "");
        }
        RecipeNode root = node(first, 0);
        if (parser.nextToken() != null) {
            problems.add(here(), "", "only one YAML document is accepted, a second one begins here");
        }
        return root;
    }

    private RecipeNode node(JsonToken token, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw stop("nested deeper than " + MAX_DEPTH + " levels");
        }
        refuseSharing();
        return switch (token) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            default -> scalar();
        };
    }

    private RecipeNode mapping(int depth) throws IOException {
        Origin origin = here();
        Map<String, RecipeNode.Entry> entries = new LinkedHashMap<>();
        while (advance() == JsonToken.FIELD_NAME) {
            Origin keyOrigin = here();
            String key = parser.currentName();
            if (key.length() > MAX_KEY_LENGTH) {
                throw stop("a key has " + key.length() + " characters; at most " + MAX_KEY_LENGTH + " are accepted");
            }
            RecipeNode.Entry entry = new RecipeNode.Entry(keyOrigin, node(advance(), depth + 1));
            RecipeNode.Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                problems.add(
                        keyOrigin,
                        "",
                        "the key '" + key + "' is given twice in one section, first at " + earlier.origin());
            }
        }
        return new RecipeNode.Mapping(origin, entries);
    }

    private RecipeNode sequence(int depth) throws IOException {
        Origin origin = here();
        List<RecipeNode> items = new ArrayList<>();
        for (JsonToken token = advance(); token != JsonToken.END_ARRAY; token = advance()) {
            items.add(node(token, depth + 1));
        }
        return new RecipeNode.Sequence(origin, items);
    }

    private RecipeNode scalar() throws IOException {
        String text = parser.getText();
        if (parser.isCurrentAlias()) {
            return RecipeNode.Scalar.plain(here(), "");
        }
        return isQuoted() ? RecipeNode.Scalar.quoted(here(), text) : RecipeNode.Scalar.plain(here(), text);
    }

    private boolean isQuoted() {
        return "\"'|>".indexOf(firstCharacter()) >= 0;
    }

    private void refuseSharing() throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(here(), "", "the alias *" + parser.getText() + " is not accepted; share settings by _base_");
        } else if (firstCharacter() == '&') {
            problems.add(here(), "", "an anchor (&) is not accepted; share settings by _base_");
        } else if (firstCharacter() == '!' || parser.getTypeId() != null) {
            problems.add(here(), "", "a tag (!) is not accepted; quote a value to make it a text");
        }
    }

    /**
     * Where the value begins in the text. The parser does not distinguish {@code "5"} from {@code 5}, nor an anchor on
     * a single value; this character does. The parser's offsets count code points.
     */
    private int firstCharacter() {
        long offset = parser.currentTokenLocation().getCharOffset();
        return offset >= 0 && offset < codePoints.length ? codePoints[(int) offset] : ' ';
    }

    private JsonToken advance() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw stop("not valid YAML: the document ends too early");
        }
        return token;
    }

    private Origin here() {
        int line = Math.max(1, parser.currentTokenLocation().getLineNr());
        return new Origin(source, firstLine == 0 ? 0 : line + firstLine - 1);
    }

    private StopReading stop(String message) {
        problems.addFatal(here(), message);
        return new StopReading();
    }

    /** Leaves the recursion after a fatal problem was noted. */
    private static final class StopReading extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}

package dev.sightline.data.packed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.core.contract.Size;
import dev.sightline.data.source.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The classes of packed images: a list of numbers or names, or {@code {"labels": [...], "names": [...], "size":
 * [width, height]}}, of which only {@code labels} must be there.
 *
 * @param labels one of each image, a number or a name
 * @param lines where each label stands, counted from 1
 * @param names of the classes in order of number; empty if not stated
 */
record PackedLabels(List<String> labels, List<Integer> lines, List<String> names, Optional<Size> size) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static PackedLabels read(Path file) throws IOException, MalformedFileException {
        try (JsonParser json = FACTORY.createParser(new BufferedInputStream(Files.newInputStream(file)))) {
            return new Parsing(json).parse();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new MalformedFileException(line, "not well-formed JSON: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new MalformedFileException(0, "not text in UTF-8: " + e.getMessage(), e);
        }
    }

    private static final class Parsing {

        private final JsonParser json;
        private final List<String> labels = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private @Nullable Size size;

        Parsing(JsonParser json) {
            this.json = json;
        }

        PackedLabels parse() throws IOException, MalformedFileException {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                labels();
            } else if (first == JsonToken.START_OBJECT) {
                fields();
            } else {
                throw malformed("the file must hold a list of labels, or an object with such a list called \"labels\"");
            }
            if (json.nextToken() != null) {
                throw malformed("the file goes on behind its end");
            }
            if (labels.isEmpty()) {
                throw malformed("the file has no labels");
            }
            return new PackedLabels(labels, lines, names, Optional.ofNullable(size));
        }

        private void fields() throws IOException, MalformedFileException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "labels" -> labels();
                    case "names" -> names.addAll(texts("names"));
                    case "size" -> size = size(texts("size"));
                    default -> throw malformed("unknown field \"" + field + "\"; there are labels, names and size");
                }
            }
        }

        private void labels() throws IOException, MalformedFileException {
            requireList("labels");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                labels.add(text("labels"));
                lines.add(line());
            }
        }

        private List<String> texts(String what) throws IOException, MalformedFileException {
            requireList(what);
            List<String> texts = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(text(what));
            }
            return texts;
        }

        private String text(String what) throws IOException, MalformedFileException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && json.currentToken() != JsonToken.VALUE_STRING) {
                throw malformed("\"" + what + "\" must hold whole numbers or texts, found " + json.currentToken());
            }
            return json.getText();
        }

        private Size size(List<String> sides) throws MalformedFileException {
            try {
                if (sides.size() == 2) {
                    return new Size(Integer.parseInt(sides.get(0)), Integer.parseInt(sides.get(1)));
                }
            } catch (IllegalArgumentException e) {
                throw new MalformedFileException(line(), sizeProblem(sides), e);
            }
            throw malformed(sizeProblem(sides));
        }

        private static String sizeProblem(List<String> sides) {
            return "\"size\" must be [width, height] in pixels, found " + sides;
        }

        private void requireList(String what) throws MalformedFileException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw malformed("\"" + what + "\" must be a list, found " + json.currentToken());
            }
        }

        private int line() {
            return Math.max(0, json.currentTokenLocation().getLineNr());
        }

        private MalformedFileException malformed(String message) {
            return new MalformedFileException(line(), message);
        }
    }
}

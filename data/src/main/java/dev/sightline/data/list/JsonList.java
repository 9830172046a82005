package dev.sightline.data.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A list file in JSON: an object with a label, or a list of labels, under each image's path. Labels are names or numbers. */
final class JsonList {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonList() {}

    static boolean isNamedSo(Path file) {
        return extension(ImageFolder.name(file)).equals("json");
    }

    /** Whether the file begins as such a list does: with an object whose first key is an image's name. */
    static boolean isOne(Path file) throws IOException {
        try (JsonParser json = FACTORY.createParser(new BufferedInputStream(Files.newInputStream(file)))) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && json.nextToken() == JsonToken.FIELD_NAME
                    && ImageFolder.isExtension(extension(json.currentName()));
        } catch (JsonProcessingException | CharConversionException e) {
            // Not a list; if it is meant to be anything else, its own reader reports what is wrong with it.
            return false;
        }
    }

    /** The images in the file's order; what cannot be read goes to {@code problems}, and the rest is kept. */
    static List<ListLine> read(Path file, DatasetProblemLog problems) throws IOException {
        List<ListLine> lines = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(new BufferedInputStream(Files.newInputStream(file)))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String path = json.currentName();
                json.nextToken();
                int line = line(json);
                try {
                    lines.add(new ListLine(path, labels(json), line));
                } catch (MalformedFileException e) {
                    problems.add(DatasetProblemKind.MALFORMED_FILE, file, line, String.valueOf(e.getMessage()));
                }
            }
            if (json.nextToken() != null) {
                problems.add(DatasetProblemKind.MALFORMED_FILE, file, line(json), "the file goes on behind its end");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(
                    DatasetProblemKind.MALFORMED_FILE, file, line, "not well-formed JSON: " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, file, 0, "not text in UTF-8: " + e.getMessage());
        }
        return lines;
    }

    private static List<String> labels(JsonParser json) throws IOException, MalformedFileException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return List.of(label(json));
        }
        List<String> labels = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                labels.add(label(json));
            } catch (MalformedFileException e) {
                strange.add(String.valueOf(e.getMessage()));
            }
        }
        if (!strange.isEmpty()) {
            throw new MalformedFileException(line(json), strange.get(0));
        }
        return labels;
    }

    private static String label(JsonParser json) throws IOException, MalformedFileException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return json.getText();
        }
        int line = line(json);
        json.skipChildren();
        throw new MalformedFileException(
                line, "an image's label must be a whole number, a text or a list of them, found " + token);
    }

    private static int line(JsonParser json) {
        return Math.max(0, json.currentTokenLocation().getLineNr());
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

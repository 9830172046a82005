package dev.sightline.cli.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the entries of the lists in a JSON file one by one, so that a large file needs memory for one entry only. */
final class JsonEntries {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is done with one entry, an object, and the line on which it begins. */
    interface Reader {
        void entry(JsonNode entry, int line);
    }

    private final Path file;
    private final FileFaults faults;

    JsonEntries(Path file, FileFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Of an object, the lists under the given names; each must be there. Other names are passed over. */
    void ofObject(Map<String, Reader> lists) throws IOException {
        parse(parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                faults.add(file, line(parser), "expected an object with " + String.join(", ", lists.keySet()));
                return;
            }
            List<String> missing = new ArrayList<>(lists.keySet());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                Reader reader = lists.get(name);
                if (reader == null) {
                    parser.skipChildren();
                } else {
                    missing.remove(name);
                    list(parser, "'" + name + "'", reader);
                }
            }
            missing.forEach(name -> faults.add(file, 1, "there is no list '" + name + "'"));
        });
    }

    /** Of a file that is one list. */
    void ofList(Reader reader) throws IOException {
        parse(parser -> {
            parser.nextToken();
            list(parser, "the file", reader);
        });
    }

    private void list(JsonParser parser, String what, Reader reader) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            faults.add(file, line(parser), what + " must be a list, received " + parser.currentToken());
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.hasCurrentToken()) {
            int line = line(parser);
            JsonNode entry = MAPPER.readTree(parser);
            if (entry.isObject()) {
                reader.entry(entry, line);
            } else {
                faults.add(file, line, what + " must hold objects, received " + entry);
            }
        }
    }

    private interface Parsing {
        void with(JsonParser parser) throws IOException;
    }

    private void parse(Parsing parsing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (JsonParser parser = MAPPER.createParser(file.toFile())) {
            parsing.with(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add(file, line, "not well-formed JSON: " + e.getOriginalMessage());
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}

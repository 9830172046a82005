package dev.sightline.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;

/** Prints the one JSON document a command with {@code --json} puts on standard output. */
public final class JsonDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonDocument() {}

    /**
     * Prints the fields in the map's order.
     *
     * @param fields values are strings, numbers, booleans, null, lists and maps of these
     */
    public static void print(PrintWriter out, Map<String, ?> fields) {
        out.println(text(fields));
        out.flush();
    }

    /** The fields as JSON, in the map's order. */
    public static String text(Map<String, ?> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command built a document that is not JSON: " + fields, e);
        }
    }
}

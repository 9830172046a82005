package dev.sightline.config.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;

/** Reports as JSON: what commands print for programs, and what model files carry. */
public final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonText() {}

    /**
     * The fields as an indented JSON object, in the map's order.
     *
     * @param fields values are strings, numbers, booleans, null, lists and maps of these
     */
    public static String of(Map<String, ?> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report was built that is not JSON: " + fields, e);
        }
    }
}

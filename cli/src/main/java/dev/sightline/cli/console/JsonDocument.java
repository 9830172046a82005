package dev.sightline.cli.console;

import dev.sightline.config.json.JsonText;
import java.io.PrintWriter;
import java.util.Map;

/** Prints the one JSON document a command with {@code --json} puts on standard output. */
public final class JsonDocument {

    private JsonDocument() {}

    /**
     * Prints the fields in the map's order.
     *
     * @param fields values are strings, numbers, booleans, null, lists and maps of these
     */
    public static void print(PrintWriter out, Map<String, ?> fields) {
        out.println(JsonText.of(fields));
        out.flush();
    }
}

package dev.sightline.cli.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** Reads the fields of one entry; the first that is missing or of the wrong kind ends the entry with a {@link Fault}. */
record EntryReader(JsonNode entry) {

    /** An entry that cannot be used; the message says why. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    /** Reads one entry. */
    interface Reading {
        void read(EntryReader entry) throws Fault;
    }

    /** Notes a fault of the entry under its file and line. */
    static JsonEntries.Reader noting(Path file, FileFaults faults, Reading reading) {
        return (entry, line) -> {
            try {
                reading.read(new EntryReader(entry));
            } catch (Fault | IllegalArgumentException e) {
                faults.add(file, line, String.valueOf(e.getMessage()));
            }
        };
    }

    long wholeNumber(String name) throws Fault {
        JsonNode value = entry.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Fault("'" + name + "' must be a whole number, received " + shown(value));
        }
        return value.asLong();
    }

    double number(String name) throws Fault {
        JsonNode value = entry.path(name);
        if (!value.isNumber()) {
            throw new Fault("'" + name + "' must be a number, received " + shown(value));
        }
        return value.asDouble();
    }

    String text(String name) throws Fault {
        JsonNode value = entry.path(name);
        if (!value.isTextual()) {
            throw new Fault("'" + name + "' must be a text, received " + shown(value));
        }
        return value.asText();
    }

    /** {@code [x, y, width, height]}. */
    double[] box() throws Fault {
        JsonNode value = entry.path("bbox");
        if (!value.isArray() || value.size() != 4) {
            throw new Fault("'bbox' must be [x, y, width, height], received " + shown(value));
        }
        double[] box = new double[4];
        for (int i = 0; i < box.length; i++) {
            if (!value.get(i).isNumber()) {
                throw new Fault("'bbox' must hold four numbers, received " + shown(value));
            }
            box[i] = value.get(i).asDouble();
        }
        return box;
    }

    boolean has(String name) {
        return entry.has(name);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}

package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Walks a JSON file from token to token, however large it is; nothing is kept. Depth and length of numbers and texts
 * are bounded by Jackson's stream limits.
 */
final class JsonCursor implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    static JsonCursor open(Path file) throws IOException {
        return new JsonCursor(FACTORY.createParser(new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
    }

    /** What to do with the value of a field; must consume exactly that value. */
    interface Field {
        void read(String name) throws IOException, MalformedFileException;
    }

    /** What to do with an element of a list, the cursor being at its first token; must consume exactly that element. */
    interface Element {
        void read() throws IOException, MalformedFileException;
    }

    /** Moves to the first token of the file. */
    JsonToken begin() throws IOException, MalformedFileException {
        return next();
    }

    /** For the object that the cursor is at the beginning of: calls {@code field} with the cursor at each value. */
    void object(String what, Field field) throws IOException, MalformedFileException {
        require(JsonToken.START_OBJECT, what + " must be an object");
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            next();
            field.read(name);
        }
    }

    /** For the list that the cursor is at the beginning of. */
    void list(String what, Element element) throws IOException, MalformedFileException {
        require(JsonToken.START_ARRAY, what + " must be a list");
        while (next() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    boolean atNumber() {
        return parser.currentToken().isNumeric();
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    long wholeNumber(String what) throws IOException, MalformedFileException {
        require(JsonToken.VALUE_NUMBER_INT, what + " must be a whole number");
        return parser.getLongValue();
    }

    double number(String what) throws IOException, MalformedFileException {
        if (!parser.currentToken().isNumeric()) {
            throw malformed(what + " must be a number, found " + parser.currentToken());
        }
        return parser.getDoubleValue();
    }

    String text(String what) throws IOException, MalformedFileException {
        require(JsonToken.VALUE_STRING, what + " must be a text");
        return parser.getText();
    }

    /** A list of four numbers, or null for a list of any other length, or no list. */
    @Nullable
    FourNumbers fourNumbers(String what) throws IOException, MalformedFileException {
        if (!at(JsonToken.START_ARRAY)) {
            skip();
            return null;
        }
        double[] numbers = new double[4];
        int[] count = {0};
        list(what, () -> {
            double number = number("a number of " + what);
            if (count[0] < numbers.length) {
                numbers[count[0]] = number;
            }
            count[0]++;
        });
        return count[0] == numbers.length ? new FourNumbers(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }

    /** 0 or 1, false or true. */
    boolean flag() throws IOException {
        return at(JsonToken.VALUE_TRUE) || (at(JsonToken.VALUE_NUMBER_INT) && parser.getLongValue() == 1);
    }

    /** The line the cursor is at, counted from 1. */
    int line() {
        return Math.max(0, parser.currentTokenLocation().getLineNr());
    }

    MalformedFileException malformed(String message) {
        return new MalformedFileException(line(), message);
    }

    private JsonToken next() throws IOException, MalformedFileException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw malformed("the file ends too early");
        }
        return token;
    }

    private void require(JsonToken token, String message) throws MalformedFileException {
        if (!at(token)) {
            throw malformed(message + ", found " + parser.currentToken());
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}

package dev.sightline.infer.benchreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The fields of one JSON object; what is missing or of another kind is named by its path, as in {@code loops[0].batch}.
 */
final class JsonFields {

    private final String path;
    private final JsonNode node;

    private JsonFields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static JsonFields root(JsonNode node) {
        return at("", node);
    }

    private static JsonFields at(String path, JsonNode node) {
        if (!node.isObject()) {
            throw wrong(path.isEmpty() ? "the document" : path, "an object", node);
        }
        return new JsonFields(path, node);
    }

    JsonFields object(String name) {
        return at(path(name), value(name));
    }

    Optional<JsonFields> optionalObject(String name) {
        return node.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** Reads each element of a list of objects. */
    <T> List<T> objects(String name, Function<JsonFields, T> read) {
        List<T> found = new ArrayList<>();
        JsonNode list = list(name);
        for (int i = 0; i < list.size(); i++) {
            JsonFields element = at(path(name) + "[" + i + "]", list.get(i));
            found.add(element.checked(read));
        }
        return found;
    }

    /** Reads this object; what its record refuses is reported with the path. */
    <T> T checked(Function<JsonFields, T> read) {
        try {
            return read.apply(this);
        } catch (WrongField e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new WrongField((path.isEmpty() ? "the document" : path) + ": " + e.getMessage(), e);
        }
    }

    /** Fields that are all texts. */
    Map<String, String> texts(String name) {
        JsonFields object = object(name);
        Map<String, String> found = new LinkedHashMap<>();
        for (String key : object.names()) {
            found.put(key, object.text(key));
        }
        return found;
    }

    List<String> textList(String name) {
        List<String> found = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isTextual()) {
                throw wrong(path(name), "a list of texts", element);
            }
            found.add(element.textValue());
        }
        return found;
    }

    long[] wholeNumbers(String name) {
        JsonNode list = list(name);
        long[] found = new long[list.size()];
        for (int i = 0; i < found.length; i++) {
            JsonNode element = list.get(i);
            if (!element.isIntegralNumber() || !element.canConvertToLong()) {
                throw wrong(path(name) + "[" + i + "]", "a whole number", element);
            }
            found[i] = element.longValue();
        }
        return found;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual()) {
            throw wrong(path(name), "a text", value);
        }
        return value.textValue();
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw wrong(path(name), "true or false", value);
        }
        return value.booleanValue();
    }

    long wholeNumber(String name) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(path(name), "a whole number", value);
        }
        return value.longValue();
    }

    int count(String name) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(path(name), "a whole number of at most " + Integer.MAX_VALUE, value);
        }
        return value.intValue();
    }

    double number(String name) {
        JsonNode value = value(name);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(path(name), "a number", value);
        }
        return value.doubleValue();
    }

    OptionalLong optionalWholeNumber(String name) {
        return node.has(name) ? OptionalLong.of(wholeNumber(name)) : OptionalLong.empty();
    }

    OptionalDouble optionalNumber(String name) {
        return node.has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    private JsonNode list(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw wrong(path(name), "a list", value);
        }
        return value;
    }

    private JsonNode value(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new WrongField(path(name) + " is missing");
        }
        return value;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static WrongField wrong(String path, String accepted, JsonNode found) {
        String shown =
                found.isContainerNode() ? found.getNodeType().toString().toLowerCase(Locale.ROOT) : found.toString();
        return new WrongField(path + " must be " + accepted + ", found "
                + (shown.length() > 80 ? shown.substring(0, 80) + "..." : shown));
    }

    /** A problem that already names its path. */
    private static final class WrongField extends IllegalArgumentException {

        WrongField(String message) {
            super(message);
        }

        WrongField(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

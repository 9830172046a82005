package dev.sightline.weights.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a header: the JSON's form, names given once, known formats, sizes that fit their shapes, and bytes
 * that fill the data section without a gap or an overlap.
 */
final class HeaderReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final JsonParser json;
    private final List<TensorEntry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderReader(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * The header of {@code file}.
     *
     * @param dataBytes how many bytes follow the header
     */
    static Header read(Path file, byte[] bytes, long dataBytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            HeaderReader reader = new HeaderReader(file, json);
            reader.object();
            return reader.checked(dataBytes);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(
                    file, "the header is not the JSON of a safetensors file: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CheckpointException(file, "the header is not the JSON of a safetensors file: " + e, e);
        }
    }

    private void object() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "the header");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.START_OBJECT, "'" + name + "'");
            if (name.equals(Header.METADATA)) {
                metadata();
            } else {
                entries.add(entry(name));
            }
        }
        if (json.nextToken() != null) {
            throw problem("the header goes on after its closing brace");
        }
    }

    private void metadata() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, "the metadata '" + key + "'");
            metadata.put(key, json.getText());
        }
    }

    private TensorEntry entry(String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken token = json.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(token, JsonToken.VALUE_STRING, "the dtype of '" + name + "'");
                    dtype = json.getText();
                }
                case "shape" -> shape = wholeNumbers(token, "the shape of '" + name + "'");
                case "data_offsets" -> offsets = wholeNumbers(token, "the data_offsets of '" + name + "'");
                default -> throw problem("the tensor '" + name + "' has an unknown field '" + field + "'");
            }
        }
        if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
            throw problem("the tensor '" + name + "' needs dtype, shape and two data_offsets");
        }
        return fitting(new TensorEntry(name, type(name, dtype), List.copyOf(shape), offsets.get(0), offsets.get(1)));
    }

    private StoredType type(String name, String dtype) {
        Optional<StoredType> type = StoredType.named(dtype);
        return type.orElseThrow(() -> problem("the tensor '" + name + "' has the dtype " + dtype + "; accepted are "
                + Arrays.toString(StoredType.values())));
    }

    private TensorEntry fitting(TensorEntry entry) {
        long needed;
        try {
            needed = StoredTensor.byteCount(entry.type(), entry.axes());
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, "the tensor '" + entry.name() + "': " + e.getMessage(), e);
        }
        if (entry.end() < entry.begin() || entry.bytes() != needed) {
            throw problem("the tensor '" + entry.name() + "', " + entry.type() + " " + entry.shape() + ", takes "
                    + needed + " bytes, its data_offsets are [" + entry.begin() + ", " + entry.end() + "]");
        }
        return entry;
    }

    private Header checked(long dataBytes) {
        entries.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        Map<String, TensorEntry> byName = new LinkedHashMap<>();
        long reached = 0;
        for (TensorEntry entry : entries) {
            if (entry.begin() != reached) {
                throw problem("the tensor '" + entry.name() + "' begins at byte " + entry.begin() + ", "
                        + (entry.begin() < reached ? "inside the one before it, which ends" : "behind a gap")
                        + " at byte " + reached);
            }
            byName.put(entry.name(), entry);
            reached = entry.end();
        }
        if (reached != dataBytes) {
            throw problem("the tensors take " + reached + " bytes, the file holds " + dataBytes
                    + (reached > dataBytes ? ": it was cut off" : ": something follows them"));
        }
        return new Header(byName, metadata);
    }

    private List<Long> wholeNumbers(JsonToken first, String what) throws IOException {
        expect(first, JsonToken.START_ARRAY, what);
        List<Long> numbers = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            expect(token, JsonToken.VALUE_NUMBER_INT, what);
            long number = json.getLongValue();
            if (number < 0) {
                throw problem(what + " holds " + number + "; numbers from 0 are accepted");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private void expect(@Nullable JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw problem(what + " should be " + words(expected) + ", found " + found);
        }
    }

    private static String words(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "a JSON object";
            case START_ARRAY -> "a list of whole numbers";
            case VALUE_STRING -> "a text";
            default -> "a whole number";
        };
    }

    private CheckpointException problem(String message) {
        return new CheckpointException(file, message);
    }
}

package dev.sightline.weights.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON in front of a safetensors file: what is stored, and where.
 *
 * @param entries by name, in the order of their bytes
 * @param metadata free text by key
 */
record Header(Map<String, TensorEntry> entries, Map<String, String> metadata) {

    static final String METADATA = "__metadata__";

    /** As many bytes as the reference implementation reads. */
    static final int MAX_BYTES = 100_000_000;

    private static final int ALIGNMENT = 8;
    private static final JsonFactory JSON = new JsonFactory();

    Header {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /**
     * The order of tensors in a file: wide elements first, then by name, so that each begins at a multiple of its
     * element's size and the same tensors give the same bytes.
     */
    static Map<String, StoredTensor> ordered(Map<String, StoredTensor> tensors) {
        Comparator<Map.Entry<String, StoredTensor>> wideFirst =
                Comparator.comparingInt(entry -> -entry.getValue().type().bytes());
        Map<String, StoredTensor> ordered = new LinkedHashMap<>();
        tensors.entrySet().stream()
                .sorted(wideFirst.thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** Lays tensors out one behind the other, in the order given. */
    static Header of(Map<String, StoredTensor> ordered, Map<String, String> metadata) {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long begin = 0;
        for (Map.Entry<String, StoredTensor> named : ordered.entrySet()) {
            StoredTensor tensor = named.getValue();
            long end = begin + tensor.data().remaining();
            entries.put(named.getKey(), new TensorEntry(named.getKey(), tensor.type(), shape(tensor), begin, end));
            begin = end;
        }
        return new Header(entries, metadata);
    }

    private static List<Long> shape(StoredTensor tensor) {
        return Arrays.stream(tensor.shape()).boxed().toList();
    }

    /** The JSON, filled with spaces to a multiple of eight bytes as the format asks for. */
    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            for (TensorEntry entry : entries.values()) {
                write(json, entry);
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    /**
     * The same, refused where no reader would take it.
     *
     * @throws CheckpointException if it is too long
     */
    byte[] checkedBytes(Path file) throws IOException {
        byte[] json = toBytes();
        if (json.length > MAX_BYTES) {
            throw new CheckpointException(
                    file, "the header would take " + json.length + " bytes; at most " + MAX_BYTES + " are accepted");
        }
        return json;
    }

    /** The length of a header and the header: what a file begins with. */
    static void writeTo(OutputStream out, byte[] json) throws IOException {
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .array());
        out.write(json);
    }

    private static void write(JsonGenerator json, TensorEntry entry) throws IOException {
        json.writeObjectFieldStart(entry.name());
        json.writeStringField("dtype", entry.type().name());
        json.writeFieldName("shape");
        json.writeArray(entry.axes(), 0, entry.shape().size());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
        json.writeEndObject();
    }
}

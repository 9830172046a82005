package dev.sightline.weights.safetensors;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes arrays of 32-bit floats one behind the other, each piece by piece: the file may be larger than the heap. */
final class SafetensorsWriter {

    private SafetensorsWriter() {}

    /** Replaces {@code file} in one step; equal content gives the same bytes as {@link Safetensors#write}. */
    static void write(Path file, Map<String, ? extends StreamedArray> arrays, Map<String, String> metadata)
            throws IOException {
        Map<String, StreamedArray> ordered = new TreeMap<>(arrays);
        byte[] json = header(ordered, metadata).checkedBytes(file);
        AtomicFile.write(file, out -> {
            Header.writeTo(out, json);
            for (StreamedArray array : ordered.values()) {
                write(array, out);
            }
        });
    }

    private static Header header(Map<String, StreamedArray> ordered, Map<String, String> metadata) {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long begin = 0;
        for (Map.Entry<String, StreamedArray> named : ordered.entrySet()) {
            StreamedArray array = named.getValue();
            long end = begin + array.count() * Float.BYTES;
            entries.put(
                    named.getKey(),
                    new TensorEntry(
                            named.getKey(),
                            StoredType.F32,
                            array.shape().stream().map(Integer::longValue).toList(),
                            begin,
                            end));
            begin = end;
        }
        return new Header(entries, metadata);
    }

    private static void write(StreamedArray array, OutputStream out) throws IOException {
        byte[] bytes = new byte[(int) Math.min(StreamedArray.PIECE, array.count()) * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int room = bytes.length / Float.BYTES;
        array.pieces((numbers, count) -> {
            for (int from = 0; from < count; from += room) {
                int length = Math.min(room, count - from);
                buffer.asFloatBuffer().put(numbers, from, length);
                out.write(bytes, 0, length * Float.BYTES);
            }
        });
    }
}

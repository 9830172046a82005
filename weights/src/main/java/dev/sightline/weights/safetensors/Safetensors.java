package dev.sightline.weights.safetensors;

import dev.sightline.core.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of a safetensors file in memory: tensors by name, and free text.
 *
 * <p>The format: eight bytes with the header's length (unsigned, little-endian), the header as JSON, then the tensors'
 * bytes one behind the other. Equal content gives an equal file, byte for byte. Checked by
 * hand against the Python package {@code safetensors} 0.8.0: each reads what the other writes. For a file too large to hold, or when
 * few tensors are wanted, see {@link SafetensorsFile}.
 *
 * @param tensors by name; {@code __metadata__} is not a name
 * @param metadata free text by key
 * @see <a href="https://github.com/huggingface/safetensors">the format's description</a>
 */
public record Safetensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    private static final int CHUNK = 1 << 20;

    public Safetensors {
        tensors = Map.copyOf(tensors);
        metadata = Map.copyOf(metadata);
        if (tensors.containsKey(Header.METADATA)) {
            throw new IllegalArgumentException("a tensor cannot be named " + Header.METADATA);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws CheckpointException if it is missing, unreadable, damaged, or holds formats that are not accepted
     */
    public static Safetensors read(Path file) {
        try (SafetensorsFile open = SafetensorsFile.open(file)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            open.names().forEach(name -> tensors.put(name, open.tensor(name)));
            return new Safetensors(tensors, open.metadata());
        }
    }

    /** Replaces {@code file} in one step: after a crash it holds the old content or this. */
    public void write(Path file) throws IOException {
        Map<String, StoredTensor> ordered = Header.ordered(tensors);
        byte[] json = Header.of(ordered, metadata).checkedBytes(file);
        AtomicFile.write(file, out -> {
            Header.writeTo(out, json);
            for (StoredTensor tensor : ordered.values()) {
                copy(tensor.data(), out);
            }
        });
    }

    /** By pieces, since the bytes may lie outside the Java heap. */
    private static void copy(ByteBuffer data, OutputStream out) throws IOException {
        byte[] piece = new byte[Math.min(CHUNK, data.remaining())];
        while (data.hasRemaining()) {
            int length = Math.min(piece.length, data.remaining());
            data.get(piece, 0, length);
            out.write(piece, 0, length);
        }
    }
}

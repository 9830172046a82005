package dev.sightline.weights.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes pickles opcode by opcode, well-formed or not. */
public final class PickleWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A pickle of this protocol; its first opcode states it. */
    public static PickleWriter protocol(int version) {
        return new PickleWriter().raw(0x80, version);
    }

    /** These bytes as they are. */
    public PickleWriter raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** The bytes of Latin letters, such as opcodes. */
    public PickleWriter raw(String letters) {
        bytes.writeBytes(letters.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** BINUNICODE. */
    public PickleWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        raw("X").littleEndian(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    /** BININT. */
    public PickleWriter number(int number) {
        return raw("J").littleEndian(number);
    }

    public PickleWriter littleEndian(int number) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
        return this;
    }

    public PickleWriter littleEndian(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
        return this;
    }

    /** GLOBAL. */
    public PickleWriter global(String module, String name) {
        return raw("c" + module + "\n" + name + "\n");
    }

    /** A tuple of whole numbers. */
    public PickleWriter numbers(List<Integer> numbers) {
        raw("(");
        numbers.forEach(this::number);
        return raw("t");
    }

    /** A storage by its persistent id; {@code legacy} adds the view's metadata, None. */
    public PickleWriter storage(String type, String key, int elements, boolean legacy) {
        raw("(").text("storage").global("torch", type).text(key).text("cpu").number(elements);
        return raw(legacy ? "NtQ" : "tQ");
    }

    /** The call of {@code torch._utils._rebuild_tensor_v2}. */
    public PickleWriter tensor(TensorLayout layout, boolean legacy) {
        global("torch._utils", "_rebuild_tensor_v2").raw("(");
        storage(layout.type(), layout.key(), layout.elements(), legacy).number(layout.offset());
        numbers(layout.shape()).numbers(layout.strides());
        return raw(0x89).global("collections", "OrderedDict").raw(")RtR");
    }

    /** STOP, and everything so far. */
    public byte[] stop() {
        return raw(".").bytes();
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /**
     * What a pickle states about a tensor.
     *
     * @param type of the storage, as in {@code FloatStorage}
     * @param elements of the storage
     */
    public record TensorLayout(
            String type, String key, int elements, int offset, List<Integer> shape, List<Integer> strides) {}
}

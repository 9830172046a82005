package dev.sightline.weights.load;

import dev.sightline.weights.pickle.PickleWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds the files {@code torch.save} would write, without Python: one object of tensors, and their storages. */
final class TorchFile {

    private final boolean legacy;
    private final PickleWriter pickle = PickleWriter.protocol(2);
    private final Map<String, byte[]> storages = new LinkedHashMap<>();
    private String byteOrder = "little";
    private int packing = ZipEntry.STORED;

    private TorchFile(boolean legacy) {
        this.legacy = legacy;
    }

    static TorchFile zip() {
        return new TorchFile(false);
    }

    static TorchFile legacy() {
        return new TorchFile(true);
    }

    TorchFile deflated() {
        packing = ZipEntry.DEFLATED;
        return this;
    }

    TorchFile byteOrder(String order) {
        byteOrder = order;
        return this;
    }

    /** Writes opcodes into the object's pickle. */
    TorchFile object(Consumer<PickleWriter> opcodes) {
        opcodes.accept(pickle);
        return this;
    }

    /** One storage for the tensors of an object; its bytes are exactly as given. */
    TorchFile storage(String key, byte[] content) {
        storages.put(key, content);
        return this;
    }

    /** A whole state dict: each array in its own storage, under its name. */
    TorchFile stateDict(Map<String, float[]> arrays) {
        pickle.raw("}(");
        arrays.forEach(this::tensor);
        pickle.raw("u");
        return this;
    }

    /** A key and a one-dimensional tensor, for a dict that is open. */
    TorchFile tensor(String name, float... values) {
        return tensor(name, List.of(values.length), values);
    }

    TorchFile tensor(String name, List<Integer> shape, float... values) {
        String key = Integer.toString(storages.size());
        List<Integer> strides = new ArrayList<>();
        int stride = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            strides.add(0, stride);
            stride *= shape.get(axis);
        }
        storages.put(key, bytes(values));
        pickle.text(name)
                .tensor(new PickleWriter.TensorLayout("FloatStorage", key, values.length, 0, shape, strides), legacy);
        return this;
    }

    /** An archive of something else. */
    static byte[] emptyZip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme"));
        }
        return bytes.toByteArray();
    }

    boolean isLegacy() {
        return legacy;
    }

    byte[] bytes() throws IOException {
        byte[] object = pickle.stop();
        return legacy ? legacyBytes(object) : zipBytes(object);
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("weights.bin"), bytes());
    }

    static byte[] bytes(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private byte[] zipBytes(byte[] object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "weights/data.pkl", object);
            entry(zip, "weights/byteorder", byteOrder.getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
                entry(zip, "weights/data/" + storage.getKey(), storage.getValue());
            }
            entry(zip, "weights/version", new byte[] {'3', '\n'});
        }
        return bytes.toByteArray();
    }

    private void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(packing);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }

    private byte[] legacyBytes(byte[] object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PickleWriter.protocol(2)
                .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                .stop());
        bytes.writeBytes(PickleWriter.protocol(2).number(1001).stop());
        bytes.writeBytes(PickleWriter.protocol(2)
                .raw("}")
                .text("little_endian")
                .raw(byteOrder.equals("little") ? 0x88 : 0x89)
                .raw("s")
                .stop());
        bytes.writeBytes(object);
        PickleWriter keys = PickleWriter.protocol(2).raw("](");
        storages.keySet().forEach(keys::text);
        bytes.writeBytes(keys.raw("e").stop());
        storages.values().forEach(content -> {
            bytes.writeBytes(new PickleWriter()
                    .littleEndian((long) content.length / Float.BYTES)
                    .bytes());
            bytes.writeBytes(content);
        });
        return bytes.toByteArray();
    }
}

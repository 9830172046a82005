package dev.sightline.weights.load;

import dev.sightline.weights.pickle.Dictionary;
import dev.sightline.weights.pickle.PickleLimits;
import dev.sightline.weights.pickle.PickleSource;
import dev.sightline.weights.pickle.PickleValue;
import dev.sightline.weights.pickle.Scalar;
import dev.sightline.weights.pickle.Sequence;
import dev.sightline.weights.pickle.StorageReference;
import dev.sightline.weights.pickle.Unpickler;
import dev.sightline.weights.safetensors.CheckpointException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The legacy form: pickles of a magic number, of the format's version, of the writer's machine and of the object; a pickle
 * with the storages' keys; then for each key the number of elements in eight bytes, and the elements.
 */
final class LegacyArchive implements TensorArchive {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final BigInteger VERSION = BigInteger.valueOf(1001);
    private static final Scalar LITTLE_ENDIAN = new Scalar.Text("little_endian");

    private final Path file;
    private final PickleValue object;
    private final List<StorageReference> storages;
    private final long start;

    private LegacyArchive(Path file, PickleValue object, List<StorageReference> storages, long start) {
        this.file = file;
        this.object = object;
        this.storages = storages;
        this.start = start;
    }

    /** Reads the pickles. */
    static LegacyArchive open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = bytes(channel, 0, (int) Math.min(channel.size(), LONGEST_PICKLE));
            Unpickler unpickler = new Unpickler(new PickleSource(file, "", head), PickleLimits.STANDARD);
            requirePreamble(file, unpickler);
            PickleValue object = unpickler.read();
            List<StorageReference> storages = storages(file, unpickler.read(), unpickler.storages());
            return new LegacyArchive(file, object, storages, head.position());
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e, e);
        }
    }

    @Override
    public PickleValue object() {
        return object;
    }

    @Override
    public Map<String, ByteBuffer> read(Map<String, StorageReference> wanted) {
        Map<String, ByteBuffer> content = new HashMap<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long position = start;
            for (StorageReference storage : storages) {
                requireLength(channel, position, storage);
                position += Long.BYTES;
                if (wanted.containsKey(storage.key())) {
                    content.put(storage.key(), bytes(channel, position, storage.bytes()));
                }
                position += storage.bytes();
            }
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
        }
        return content;
    }

    private static void requirePreamble(Path file, Unpickler unpickler) {
        if (!(unpickler.read() instanceof Scalar.Whole magic) || !magic.number().equals(MAGIC)) {
            throw new CheckpointException(
                    file, "is a pickle that torch.save did not write: it does not begin with PyTorch's magic number");
        }
        PickleValue version = unpickler.read();
        if (!(version instanceof Scalar.Whole whole) || !whole.number().equals(VERSION)) {
            throw new CheckpointException(
                    file,
                    "has version " + version.described() + " of PyTorch's legacy format; " + VERSION + " is accepted");
        }
        PickleValue machine = unpickler.read();
        if (!(machine instanceof Dictionary facts)
                || !new Scalar.ShapeTarget(true).equals(facts.entries().get(LITTLE_ENDIAN))) {
            throw new CheckpointException(file, "was not written on a little-endian machine; no other is accepted");
        }
    }

    private static List<StorageReference> storages(
            Path file, PickleValue keys, Map<String, StorageReference> declared) {
        if (!(keys instanceof Sequence list)) {
            throw new CheckpointException(file, "the keys of the storages should be a list, found " + keys.described());
        }
        Set<String> seen = new HashSet<>();
        List<StorageReference> storages = new ArrayList<>();
        for (PickleValue key : list.items()) {
            StorageReference storage = key instanceof Scalar.Text text ? declared.get(text.text()) : null;
            if (storage == null || !seen.add(storage.key())) {
                throw new CheckpointException(
                        file, "lists the storage " + key.described() + " twice, or no tensor refers to it");
            }
            storages.add(storage);
        }
        if (storages.size() != declared.size()) {
            throw new CheckpointException(
                    file, "holds " + storages.size() + " storages, its tensors refer to " + declared.size());
        }
        return List.copyOf(storages);
    }

    private void requireLength(FileChannel channel, long position, StorageReference storage) throws IOException {
        long elements = bytes(channel, position, Long.BYTES).getLong();
        if (elements != storage.elements()) {
            throw new CheckpointException(
                    file,
                    "byte " + position + ": " + storage.described() + " has " + elements
                            + " numbers, the pickle declares " + storage.elements());
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        if (position + count > channel.size()) {
            throw new IOException("the file is cut off: it ends at byte " + channel.size() + ", at least "
                    + (position + count) + " are needed");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}

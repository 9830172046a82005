package dev.sightline.weights.load;

import dev.sightline.weights.pickle.PickleLimits;
import dev.sightline.weights.pickle.PickleSource;
import dev.sightline.weights.pickle.PickleValue;
import dev.sightline.weights.pickle.StorageReference;
import dev.sightline.weights.pickle.Unpickler;
import dev.sightline.weights.safetensors.CheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip form: {@code NAME/data.pkl}, the storages {@code NAME/data/KEY}, and, in newer files,
 * {@code NAME/byteorder}. Entries may be stored or deflated.
 */
final class ZipArchive implements TensorArchive {

    private static final String PICKLE = "data.pkl";
    private static final int LONGEST_BYTE_ORDER = 16;

    private final Path file;
    private final String folder;
    private final PickleValue object;

    private ZipArchive(Path file, String folder, PickleValue object) {
        this.file = file;
        this.folder = folder;
        this.object = object;
    }

    /** Reads the pickle. */
    static ZipArchive open(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String folder = folder(file, zip);
            requireLittleEndian(file, zip, folder);
            ZipEntry entry = entry(file, zip, folder + PICKLE);
            ByteBuffer pickle = bytes(file, zip, entry, LONGEST_PICKLE);
            PickleSource source = new PickleSource(file, entry.getName(), pickle);
            return new ZipArchive(file, folder, new Unpickler(source, PickleLimits.STANDARD).read());
        } catch (IOException | IllegalStateException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public PickleValue object() {
        return object;
    }

    @Override
    public Map<String, ByteBuffer> read(Map<String, StorageReference> wanted) {
        Map<String, ByteBuffer> storages = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (StorageReference reference : wanted.values()) {
                ZipEntry entry = entry(file, zip, folder + "data/" + reference.key());
                if (entry.getSize() != reference.bytes()) {
                    throw new CheckpointException(
                            file,
                            entry.getName() + " has " + entry.getSize() + " bytes, the pickle declares "
                                    + reference.elements() + " numbers " + reference.type());
                }
                storages.put(reference.key(), bytes(file, zip, entry, reference.bytes()));
            }
        } catch (IOException | IllegalStateException e) {
            throw unreadable(file, e);
        }
        return storages;
    }

    /** The folder in the archive that holds everything, with its slash. */
    private static String folder(Path file, ZipFile zip) {
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new CheckpointException(
                    file,
                    "is a zip archive with " + (pickles.isEmpty() ? "no " : pickles.size() + " files ") + PICKLE
                            + "; one that torch.save wrote holds exactly one");
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw new CheckpointException(
                    file,
                    "is a TorchScript program, not a file of weights; save the model's state_dict() with torch.save");
        }
        return folder;
    }

    private static void requireLittleEndian(Path file, ZipFile zip, String folder) throws IOException {
        ZipEntry entry = zip.getEntry(folder + "byteorder");
        if (entry == null) {
            return;
        }
        String order = StandardCharsets.US_ASCII
                .decode(bytes(file, zip, entry, LONGEST_BYTE_ORDER))
                .toString()
                .strip();
        if (!order.equals("little")) {
            throw new CheckpointException(
                    file, "has the byte order '" + order.replaceAll("\\p{Cntrl}", "?") + "'; 'little' is accepted");
        }
    }

    private static ZipEntry entry(Path file, ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            throw new CheckpointException(file, "the archive has no entry " + name);
        }
        return entry;
    }

    /** An entry's content; what it announces is believed only as it arrives. */
    private static ByteBuffer bytes(Path file, ZipFile zip, ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(most);
            if (content.length != entry.getSize() || in.read() >= 0) {
                throw new CheckpointException(
                        file,
                        entry.getName() + " should have " + entry.getSize() + " bytes, at most " + most + "; "
                                + content.length + " were read");
            }
            return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static CheckpointException unreadable(Path file, Exception e) {
        return new CheckpointException(file, "the zip archive cannot be read: " + e.getMessage(), e);
    }
}

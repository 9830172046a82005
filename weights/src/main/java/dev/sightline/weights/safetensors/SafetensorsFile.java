package dev.sightline.weights.safetensors;

import dev.sightline.nn.StreamedArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An open safetensors file whose header is read and checked, and whose tensors are read one at a time when asked for.
 * The file may be of any size, one tensor at most 2 GiB.
 *
 * <p>Safe to share between threads: each read names its own place in the file. Whoever opened it closes it.
 */
public final class SafetensorsFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final Header header;
    private final long dataStart;

    private SafetensorsFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new CheckpointException(file, "a safetensors file has at least 8 bytes, this one has " + size);
        }
        long length = bytes(0, Long.BYTES).getLong();
        if (length < 0 || length > Header.MAX_BYTES || length > size - Long.BYTES) {
            throw new CheckpointException(
                    file,
                    "not a safetensors file, or cut off: its header would take " + Long.toUnsignedString(length)
                            + " bytes of " + (size - Long.BYTES) + "; at most " + Header.MAX_BYTES + " are accepted");
        }
        this.dataStart = Long.BYTES + length;
        this.header = HeaderReader.read(file, bytes(Long.BYTES, (int) length).array(), size - dataStart);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws CheckpointException if it is missing, unreadable, damaged, or holds formats that are not accepted
     */
    public static SafetensorsFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new SafetensorsFile(file, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file, "there is no such file", e);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e, e);
        }
    }

    /** The tensors' names, in the order of their bytes. */
    public List<String> names() {
        return new ArrayList<>(header.entries().keySet());
    }

    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** A tensor's number format, without reading its values. */
    public StoredType type(String name) {
        return entry(name).type();
    }

    /** A tensor's shape, without reading its values. */
    public long[] shape(String name) {
        return entry(name).axes();
    }

    /**
     * Reads one tensor.
     *
     * @throws CheckpointException if there is none of this name, it is above 2 GiB, or the file cannot be read
     */
    public StoredTensor tensor(String name) {
        TensorEntry entry = entry(name);
        if (entry.bytes() > Integer.MAX_VALUE - Long.BYTES) {
            throw new CheckpointException(
                    file, "the tensor '" + name + "' has " + entry.bytes() + " bytes; at most 2 GiB are accepted");
        }
        try {
            ByteBuffer data = bytes(dataStart + entry.begin(), (int) entry.bytes());
            return new StoredTensor(entry.type(), entry.axes(), data);
        } catch (IOException e) {
            throw new CheckpointException(file, "the tensor '" + name + "' cannot be read: " + e, e);
        }
    }

    /**
     * One tensor of 32-bit floats, to be read piece by piece while the file is open; of any size.
     *
     * @throws CheckpointException if there is none of this name, or it has another number format
     */
    public StreamedArray streamed(String name) {
        TensorEntry entry = entry(name);
        if (entry.type() != StoredType.F32) {
            throw new CheckpointException(
                    file, "the tensor '" + name + "' should hold F32, its numbers are " + entry.type());
        }
        List<Integer> shape = entry.shape().stream().map(Math::toIntExact).toList();
        return new FileArray(this, name, shape);
    }

    private record FileArray(SafetensorsFile open, String name, List<Integer> shape) implements StreamedArray {

        @Override
        public void pieces(Receiver receiver) throws IOException {
            TensorEntry entry = open.entry(name);
            float[] piece = new float[(int) Math.min(PIECE, count())];
            long end = open.dataStart + entry.end();
            for (long at = open.dataStart + entry.begin(); at < end; at += (long) piece.length * Float.BYTES) {
                int length = (int) Math.min(piece.length, (end - at) / Float.BYTES);
                open.bytes(at, length * Float.BYTES).asFloatBuffer().get(piece, 0, length);
                receiver.take(piece, length);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be closed: " + e, e);
        }
    }

    private TensorEntry entry(String name) {
        TensorEntry entry = header.entries().get(name);
        if (entry == null) {
            throw new CheckpointException(file, "holds no tensor '" + name + "'");
        }
        return entry;
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file ends at byte " + channel.size() + ", " + (position + count)
                        + " were there when it was opened");
            }
        }
        return buffer.flip();
    }
}

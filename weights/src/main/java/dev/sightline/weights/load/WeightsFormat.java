package dev.sightline.weights.load;

import dev.sightline.core.file.RegularFile;
import dev.sightline.weights.safetensors.CheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of file that weights are read from. Distinguished by their first bytes, never by a file's name. */
public enum WeightsFormat {
    SAFETENSORS("safetensors"),
    /** What {@code torch.save} writes since PyTorch 1.6: a zip archive of one pickle and its storages. */
    PYTORCH_ZIP("PyTorch zip"),
    /** What {@code torch.save} wrote before: four pickles, and the storages behind them. */
    PYTORCH_LEGACY("PyTorch legacy");

    private static final int LOOKED_AT = 512;
    private static final int TAR_MARK = 257;
    private static final int FIRST_PICKLE_PROTOCOL = 2;
    private static final int LAST_PICKLE_PROTOCOL = 5;

    /** A protobuf message whose first field, the format's version, is a small number. */
    private static final int ONNX_VERSION_FIELD = 0x08;

    private static final int NEWEST_ONNX_VERSION = 32;

    private final String words;

    WeightsFormat(String words) {
        this.words = words;
    }

    /**
     * The kind of this file.
     *
     * @throws CheckpointException if it is missing or of no kind that is accepted; known other kinds are named
     */
    public static WeightsFormat of(Path file) {
        byte[] start = start(file);
        if (isSafetensors(start)) {
            return SAFETENSORS;
        }
        if (begins(start, "PK\3\4")) {
            return PYTORCH_ZIP;
        }
        if (start.length > 1
                && start[0] == (byte) 0x80
                && start[1] >= FIRST_PICKLE_PROTOCOL
                && start[1] <= LAST_PICKLE_PROTOCOL) {
            return PYTORCH_LEGACY;
        }
        throw new CheckpointException(
                file,
                "is " + otherKind(start) + "; weights are read from safetensors files and from PyTorch checkpoints"
                        + " (.pth, .pt, .th), zip and legacy");
    }

    /**
     * Whether a file is an ONNX model by its first bytes; weights are not read from these.
     *
     * @throws CheckpointException if it is missing or cannot be read
     */
    public static boolean isOnnx(Path file) {
        return isOnnx(start(file));
    }

    /** The name for people. */
    @Override
    public String toString() {
        return words;
    }

    private static byte[] start(Path file) {
        Optional<String> objection = RegularFile.objection(file);
        if (objection.isPresent()) {
            throw new CheckpointException(file, objection.get() + "; a file of weights is needed");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file, "there is no such file", e);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e, e);
        }
    }

    /**
     * Eight bytes with the length of a JSON object, and its brace: as a length, the starts of other kinds are absurd.
     */
    private static boolean isSafetensors(byte[] start) {
        if (start.length <= Long.BYTES || start[Long.BYTES] != '{') {
            return false;
        }
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length > 0 && length <= Integer.MAX_VALUE;
    }

    /** The length that opens a safetensors file may begin with the same two bytes. */
    private static boolean isOnnx(byte[] start) {
        return start.length > 1
                && start[0] == ONNX_VERSION_FIELD
                && start[1] > 0
                && start[1] <= NEWEST_ONNX_VERSION
                && !isSafetensors(start);
    }

    private static String otherKind(byte[] start) {
        if (start.length == 0) {
            return "empty";
        }
        if (begins(start, "\u001f\u008b")) {
            return "compressed by gzip: unpack it first";
        }
        if (start.length > TAR_MARK && begins(Arrays.copyOfRange(start, TAR_MARK, start.length), "ustar")) {
            return "a tar archive, which PyTorch wrote before 0.2: load and save it anew with PyTorch";
        }
        if (begins(start, "\u0089HDF")) {
            return "an HDF5 file, as Keras writes";
        }
        if (begins(start, "<")) {
            return "a page of text, perhaps of a failed download";
        }
        if (isOnnx(start)) {
            return "an ONNX file, by its first bytes: a model, which 'sightline inspect' describes and whose tensors"
                    + " 'sightline weights inspect' lists";
        }
        byte[] shown = Arrays.copyOf(start, Math.min(start.length, Long.BYTES));
        return "of no known kind, it begins with the bytes "
                + HexFormat.ofDelimiter(" ").formatHex(shown);
    }

    private static boolean begins(byte[] bytes, String start) {
        byte[] expected = start.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
    }
}

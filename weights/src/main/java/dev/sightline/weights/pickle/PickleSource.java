package dev.sightline.weights.pickle;

import dev.sightline.weights.safetensors.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Bytes that hold pickles, and where they come from.
 *
 * @param place what to call the bytes in messages: the entry of an archive, or empty for the file itself
 * @param bytes reading moves their position; positions in messages count from the buffer's first byte
 */
public record PickleSource(Path file, String place, ByteBuffer bytes) {

    /** The content of a file may be shown on a terminal, which would obey these. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A problem at a byte of this source. */
    public CheckpointException problem(long position, String message) {
        return new CheckpointException(
                file,
                (place.isEmpty() ? "" : place + ", ") + "byte " + position + ": "
                        + CONTROL.matcher(message).replaceAll("?"));
    }
}

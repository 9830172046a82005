package dev.sightline.weights.safetensors;

import java.nio.file.Path;

/** A checkpoint that cannot be used: missing, damaged, or with content that is not accepted. Names the file. */
public final class CheckpointException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public CheckpointException(Path file, String problem) {
        super(file + ": " + problem);
    }

    public CheckpointException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}

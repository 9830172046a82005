package dev.sightline.train.checkpoint;

import java.nio.file.Path;

/** A checkpoint that cannot be used: missing, damaged, or with content that is not accepted. Names the file. */
public final class CheckpointException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public CheckpointException(Path file, String fault) {
        super(file + ": " + fault);
    }

    public CheckpointException(Path file, String fault, Throwable cause) {
        super(file + ": " + fault, cause);
    }
}

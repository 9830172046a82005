package dev.sightline.train.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A checkpoint could not be written; the one before it is whole still. */
public final class CheckpointNotWritten extends IOException {

    private static final long serialVersionUID = 1;

    /** @param bytes how much the new content takes, beside the old one until it is whole */
    CheckpointNotWritten(Path file, long bytes, IOException cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s (the checkpoint %s takes %.1f MB; the one before it is whole)",
                        cause.getMessage(),
                        file,
                        bytes / 1e6),
                cause);
    }
}

package dev.sightline.video;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A video or a sequence of frames that cannot be read or written; the message names the file and the reason. */
public final class VideoException extends RuntimeException {

    private final Path file;
    private final String reason;

    /** The message is {@code file: reason}. */
    public VideoException(Path file, String reason, @Nullable Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    public VideoException(Path file, String reason) {
        this(file, reason, null);
    }

    /** The video, or the folder or pattern of the frames. */
    public Path file() {
        return file;
    }

    /** Why, without the name: what a report counts by. */
    public String reason() {
        return reason;
    }
}

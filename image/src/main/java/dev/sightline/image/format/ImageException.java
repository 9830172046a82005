package dev.sightline.image.format;

import org.jspecify.annotations.Nullable;

/** An image that cannot be read or written; the message names the file and the reason. */
public final class ImageException extends RuntimeException {

    private final String name;
    private final String reason;

    /**
     * The message is {@code name: reason}.
     *
     * @param name the file's path, or what else the caller calls these bytes
     */
    public ImageException(String name, String reason, @Nullable Throwable cause) {
        super(name + ": " + reason, cause);
        this.name = name;
        this.reason = reason;
    }

    public ImageException(String name, String reason) {
        this(name, reason, null);
    }

    /** The file's path, or what else the caller called the bytes. */
    public String name() {
        return name;
    }

    /** Why, without the name: what a report counts by. */
    public String reason() {
        return reason;
    }
}

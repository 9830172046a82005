package dev.sightline.data.source;

/** A file that cannot be parsed, and where; parsers turn it into a problem. */
public final class MalformedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** With the line counted from 1, or 0 when the whole file is meant. */
    public MalformedFileException(int line, String message) {
        super(message);
        this.line = line;
    }

    public MalformedFileException(int line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    public int line() {
        return line;
    }
}

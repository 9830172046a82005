package dev.sightline.data;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One thing wrong with a dataset's files.
 *
 * @param file the file to look into
 * @param line counted from 1, or 0 when the whole file is meant
 * @param message what was found and what is accepted
 */
public record DatasetProblem(DatasetProblemKind kind, Path file, int line, String message) {

    public DatasetProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(message, "message");
        if (line < 0) {
            throw new IllegalArgumentException("a line must be 0 or more, received " + line);
        }
    }

    /** {@code file:line: kind: message}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + kind.text() + ": " + message;
    }
}

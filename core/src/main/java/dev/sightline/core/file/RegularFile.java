package dev.sightline.core.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes sure that a path is a file before it is read: a device gives bytes without end, and a pipe may never give any. */
public final class RegularFile {

    private RegularFile() {}

    /**
     * Why a path cannot be read as a file, for the middle of a sentence: {@code is a folder}.
     *
     * @return empty for a file, and where there is nothing at all, which reading reports
     */
    public static Optional<String> objection(Path path) {
        if (Files.isRegularFile(path) || !Files.exists(path)) {
            return Optional.empty();
        }
        return Optional.of(Files.isDirectory(path) ? "is a folder" : "is a device or a pipe");
    }
}

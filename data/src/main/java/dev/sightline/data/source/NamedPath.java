package dev.sightline.data.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns a path written in a file into a real one. */
public final class NamedPath {

    private NamedPath() {}

    /**
     * {@code text} below {@code folder}, or empty if it cannot be a path or leads out of {@code root}. Back-slashes
     * count as slashes.
     */
    public static Optional<Path> within(Path root, Path folder, String text) {
        return resolve(folder, text).filter(path -> path.startsWith(root.normalize()));
    }

    /** {@code text} seen from {@code folder}, wherever that leads, or empty if it cannot be a path. */
    public static Optional<Path> resolve(Path folder, String text) {
        try {
            return Optional.of(folder.resolve(text.replace('\\', '/')).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

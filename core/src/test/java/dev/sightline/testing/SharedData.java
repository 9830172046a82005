package dev.sightline.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real images, models and reference values kept beside the project; a test that needs them skips with a message where
 * they are absent.
 */
public final class SharedData {

    private SharedData() {}

    /** The root of the project's checkout. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("sightline.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** A path under {@code ../shared}; the calling test is skipped, with a line on standard error, where it does not exist. */
    public static Path path(String relative) {
        Path path = projectRoot().resolve("../shared").resolve(relative).normalize();
        boolean present = Files.exists(path);
        if (!present) {
            System.err.println("SKIPPED: this test needs " + path + ", which is not there");
        }
        assumeTrue(present, () -> path + " is not there");
        return path;
    }
}

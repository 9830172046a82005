package dev.sightline.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void foldersOnTheWayAreMadeAndTheContentIsWhole() throws IOException {
        Path file = folder.resolve("a/b/file.txt");
        AtomicFile.writeText(file, "first");
        AtomicFile.writeText(file, "second");
        assertThat(file).hasContent("second");
    }

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingAside() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFile.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .hasMessageStartingWith(file + " could not be written: No space left on device (after ")
                .hasMessageContaining("free there: ");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileWrittenAsideByAnotherLibraryTakesThePlaceOfTheOld() throws IOException {
        Path file = folder.resolve("a/video.mp4");
        AtomicFile.writeText(file, "old");
        Path aside = AtomicFile.aside(file);
        Files.writeString(aside, "new");
        assertThat(file).hasContent("old");
        AtomicFile.replace(file);
        assertThat(file).hasContent("new");
        assertThat(aside).doesNotExist();
    }

    @Test
    void replacingWithoutAFileAsideLeavesTheOld() throws IOException {
        Path file = folder.resolve("file.txt");
        AtomicFile.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.replace(file)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
    }
}

package dev.sightline.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileAndALinkToItAreFine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(RegularFile.objection(file)).isEmpty();
        assertThat(RegularFile.objection(link)).isEmpty();
    }

    @Test
    void whatIsNotThereIsLeftToTheReader() {
        assertThat(RegularFile.objection(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(RegularFile.objection(folder)).hasValue("is a folder");
    }

    @Test
    void aDeviceIsNoFile() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "needs /dev/zero");

        assertThat(RegularFile.objection(endless)).hasValue("is a device or a pipe");
    }
}

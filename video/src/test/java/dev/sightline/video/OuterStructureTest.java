package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuterStructureTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "1A45DFA3 82 0000 18538067 84 00000000 00000000, 16, Matroska with a size of one byte",
        "1A45DFA3 82 0000 18538067 400F 00000000 0000, 28, Matroska with a size of two bytes",
        "1A45DFA3 82 0000 18538067 FF 00000000 00000000, 0, Matroska that was streamed states no size",
        "1A45DFA3 FF 0000 18538067 FF 00000000 00000000, 0, a header without size",
        "52494646 64000000 41564920 00000000, 108, AVI counts in little endian behind its first 8 bytes",
        "52494646 00000000 41564920 00000000, 0, an AVI that was never finished",
        "52494646 FFFFFFFF 41564920 00000000, 0, an AVI of unknown length",
        "00000010 66747970 00000000 00000000 00000100 6D6F6F76 0000000000000000, 272, a box that reaches over the end",
        "00000010 66747970 00000000 00000000 00000000 6D646174 0000000000000000, 32, a last box without size",
        "00000010 66747970 00000000 00000000 00000001 6D646174 0000000000001000, 4112, a box with a size of 8 bytes",
        "00000010 66747970 00000000 00000000 00000001 6D646174 7FFFFFFFFFFFFFFF, 0, a size beyond every file",
        "00000010 66747970 00000000 00000000 00000003 6D646174 0000000000000000, 0, a size smaller than its own field",
        "000001BA 44000400 04010000 03F80000, 0, another format"
    })
    void theLengthIsWhatTheFileStates(String hex, long stated, String name) throws IOException {
        Path file = Files.write(folder.resolve("file"), HexFormat.of().parseHex(hex.replace(" ", "")));
        OuterStructure structure = OuterStructure.read(file);
        assertThat(structure.stated()).as(name).isEqualTo(stated);
        assertThat(structure.isCutOff()).as("cut off").isEqualTo(stated > Files.size(file));
    }

    @Test
    void aWholeMp4HasItsIndexAndAPartOfItHasNot() throws IOException {
        Path video = MovingScene.video(folder.resolve("video.mp4"), 64, 48, 3, FrameRate.perSecond(10));
        OuterStructure whole = OuterStructure.read(video);
        assertThat(whole).isEqualTo(new OuterStructure(true, true, Files.size(video), Files.size(video)));
        Files.write(video, Arrays.copyOf(Files.readAllBytes(video), 100));
        assertThat(OuterStructure.read(video).hasWholeIndex()).isFalse();
    }

    @Test
    void aTinyFileStatesNothing() throws IOException {
        assertThat(OuterStructure.read(Files.write(folder.resolve("file"), new byte[3])))
                .isEqualTo(new OuterStructure(false, false, 0, 3));
    }
}

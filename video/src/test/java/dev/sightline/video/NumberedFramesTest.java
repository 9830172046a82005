package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedFramesTest {

    @TempDir
    Path folder;

    @Test
    void framesComeInTheOrderOfTheirNumbersNotTheirNames() throws IOException {
        files("f_10.png", "f_9.png", "f_11.png");
        assertThat(NumberedFrames.inFolder(folder).frames())
                .extracting(NumberedFrame::number)
                .containsExactly(9L, 10L, 11L);
    }

    @Test
    void gapsAreNamed() throws IOException {
        files("000001.png", "000002.png", "000004.png", "000009.png");
        NumberedFrames frames = NumberedFrames.matching(folder.resolve("%06d.png"));
        assertThat(frames.missing()).hasToString("[3, 5-8]");
        assertThat(frames.missing()).extracting(MissingFrames::count).containsExactly(1L, 4L);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "%06d.png, 000012.png, true, padded as asked",
        "%06d.png, 12.png, false, not padded",
        "%06d.png, 1234567.png, true, more digits where the number needs them",
        "%06d.png, 0000012.png, false, more zeros than asked",
        "%d.png, 12.png, true, plain number",
        "%d.png, 012.png, false, plain numbers have no zeros in front",
        "%d.png, 0.png, true, zero itself",
        "a%%%02db.jpg, a%07b.jpg, true, a percent sign in the name",
        "%d.png, 1.jpg, false, another extension",
        "%d.png, x1.png, false, another beginning",
        "%d.png, 1x.png, false, not a whole number"
    })
    void aPatternTakesTheNamesThatPrintfWouldWrite(String pattern, String name, boolean taken, String reason)
            throws IOException {
        files(name);
        Path source = folder.resolve(pattern);
        assertThat(NumberedFrames.isPattern(source)).isTrue();
        if (taken) {
            assertThat(NumberedFrames.matching(source).frames()).as(reason).hasSize(1);
        } else {
            assertThatThrownBy(() -> NumberedFrames.matching(source))
                    .isInstanceOf(VideoException.class)
                    .hasMessage(source + ": no file has such a name");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "frame.png, has no number",
        "100%%d.png, has no number",
        "%d-%d.png, more than one percent sign",
        "%x%d.png, more than one percent sign",
        "%099d.png, up to 18 are accepted"
    })
    void whatIsNoPatternIsRefused(String pattern, String reason) {
        assertThatThrownBy(() -> NumberedFrames.matching(folder.resolve(pattern)))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void otherFilesOfAFolderArePassedOver() throws IOException {
        files("1.png", "2.png", "notes.txt", ".3.png");
        assertThat(NumberedFrames.inFolder(folder).frames()).hasSize(2);
    }

    @Test
    void twoSequencesAreNamed() throws IOException {
        files("left_1.png", "right_1.png");
        assertThatThrownBy(() -> NumberedFrames.inFolder(folder))
                .hasMessageContaining("it holds 2 sequences, left_#.png, right_#.png");
    }

    @Test
    void anImageWithoutNumberIsNamed() throws IOException {
        files("1.png", "cover.png");
        assertThatThrownBy(() -> NumberedFrames.inFolder(folder))
                .hasMessageContaining("'cover.png' has no frame number");
    }

    @Test
    void twoFilesOfOneNumberAreNamed() throws IOException {
        files("1.png", "01.png");
        assertThatThrownBy(() -> NumberedFrames.inFolder(folder))
                .hasMessage(folder + ": two files have the number 1: 01.png and 1.png");
    }

    @Test
    void aFolderWithoutImagesAndOneThatIsNotThereAreRefused() {
        assertThatThrownBy(() -> NumberedFrames.inFolder(folder)).hasMessageContaining("there is no image in it");
        assertThatThrownBy(() -> NumberedFrames.inFolder(folder.resolve("absent")))
                .hasMessageContaining("there is no folder");
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }
}

package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.image.format.PictureException;
import dev.sightline.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureWriterTest {

    @TempDir
    Path folder;

    @Test
    void aPngGivesEveryByteBackToTheJdk() throws IOException {
        Picture picture = Pictures.noise(SeededRandom.forTest("PictureWriterTest", 2), 31, 17);
        Path file = folder.resolve("new/folder/a.png");
        PictureWriter.writePng(picture, file);
        var image = ImageIO.read(file.toFile());
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 31; x++) {
                assertThat((image.getRGB(x, y) >> 16) & 255).isEqualTo(Pictures.red(picture, x, y));
            }
        }
    }

    @Test
    void betterJpegsAreLargerAndCloser() throws IOException {
        Picture picture = Pictures.smooth(120, 90);
        byte[] poor = PictureWriter.jpeg(picture, 20);
        byte[] good = PictureWriter.jpeg(picture, 95);
        assertThat(good.length).isGreaterThan(poor.length);
        var image = ImageIO.read(new ByteArrayInputStream(good));
        assertThat((image.getRGB(60, 45) >> 16) & 255).isCloseTo(Pictures.red(picture, 60, 45), within(4));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("a.png");
        assertThatThrownBy(() -> PictureWriter.writePng(Pictures.smooth(2, 2), below))
                .isInstanceOf(PictureException.class)
                .hasMessageStartingWith(below + ": it cannot be written: ");
        assertThatThrownBy(() -> PictureWriter.jpeg(Pictures.smooth(2, 2), 0)).hasMessageContaining("received 0");
    }
}

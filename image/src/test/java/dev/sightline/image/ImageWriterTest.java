package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.image.format.ImageException;
import dev.sightline.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageWriterTest {

    @TempDir
    Path folder;

    @Test
    void aPngGivesEveryByteBackToTheJdk() throws IOException {
        Image image = TestImages.noise(SeededRandom.forTest("ImageWriterTest", 2), 31, 17);
        Path file = folder.resolve("new/folder/a.png");
        ImageWriter.writePng(image, file);
        var buffered = ImageIO.read(file.toFile());
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 31; x++) {
                assertThat((buffered.getRGB(x, y) >> 16) & 255).isEqualTo(TestImages.red(image, x, y));
            }
        }
    }

    @Test
    void betterJpegsAreLargerAndCloser() throws IOException {
        Image image = TestImages.smooth(120, 90);
        byte[] poor = ImageWriter.jpeg(image, 20);
        byte[] good = ImageWriter.jpeg(image, 95);
        assertThat(good.length).isGreaterThan(poor.length);
        var buffered = ImageIO.read(new ByteArrayInputStream(good));
        assertThat((buffered.getRGB(60, 45) >> 16) & 255).isCloseTo(TestImages.red(image, 60, 45), within(4));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("a.png");
        assertThatThrownBy(() -> ImageWriter.writePng(TestImages.smooth(2, 2), below))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith(below + ": it cannot be written: ");
        assertThatThrownBy(() -> ImageWriter.jpeg(TestImages.smooth(2, 2), 0)).hasMessageContaining("received 0");
    }
}

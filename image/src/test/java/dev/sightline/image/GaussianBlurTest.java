package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianBlurTest {

    @Test
    void aPlainImageStaysAsItIs() {
        byte[] rgb = new byte[13 * 9 * 3];
        Arrays.fill(rgb, (byte) 201);
        assertThat(GaussianBlur.apply(new Image(13, 9, rgb), 1.7).rgb()).isEqualTo(rgb);
    }

    @Test
    void aPointIsSpreadByTheNormalDistribution() {
        byte[] rgb = new byte[31 * 21 * 3];
        int centre = (10 * 31 + 15) * 3;
        rgb[centre + 1] = (byte) 255;
        byte[] blurred = GaussianBlur.apply(new Image(31, 21, rgb), 1).rgb();
        assertThat(blurred[centre] & 255).as("another channel").isZero();
        // 255 / (2 pi), 255 exp(-1/2) / (2 pi) and 255 exp(-1) / (2 pi)
        assertThat(blurred[centre + 1] & 255).isBetween(40, 41);
        assertThat(blurred[centre + 4] & 255).isBetween(24, 25);
        assertThat(blurred[centre + 31 * 3 + 1] & 255).isBetween(24, 25);
        assertThat(blurred[centre + 32 * 3 + 1] & 255).isBetween(14, 16);
    }

    @Test
    void widthAndHeightAreBlurredAlike() {
        byte[] wide = new byte[24 * 5 * 3];
        byte[] high = new byte[24 * 5 * 3];
        for (int i = 0; i < 24; i++) {
            for (int line = 0; line < 5; line++) {
                Arrays.fill(wide, (line * 24 + i) * 3, (line * 24 + i) * 3 + 3, (byte) (i * 9));
                Arrays.fill(high, (i * 5 + line) * 3, (i * 5 + line) * 3 + 3, (byte) (i * 9));
            }
        }
        byte[] across = GaussianBlur.apply(new Image(24, 5, wide), 2.3).rgb();
        byte[] down = GaussianBlur.apply(new Image(5, 24, high), 2.3).rgb();
        for (int i = 0; i < 24; i++) {
            assertThat(down[(i * 5 + 2) * 3]).isEqualTo(across[(2 * 24 + i) * 3]);
        }
    }

    @Test
    void aDeviationThatIsNoneIsRefused() {
        Image image = new Image(1, 1, new byte[3]);
        assertThatIllegalArgumentException().isThrownBy(() -> GaussianBlur.apply(image, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> GaussianBlur.apply(image, Double.NaN));
    }
}

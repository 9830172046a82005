package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.testing.SeededRandom;
import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsvShiftTest {

    private final Image noise = TestImages.noise(SeededRandom.forTest("HsvShiftTest", 5), 60, 50);

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "0, 1, 1, nothing changes",
        "0.25, 1, 1, hue alone",
        "-0.4, 1, 1, hue backwards past zero",
        "0, 0.3, 1, paler",
        "0, 1.7, 1, stronger up to the limit",
        "0, 1, 0.6, darker",
        "0, 1, 1.4, lighter up to the limit",
        "0.015, 1.5, 0.7, all three"
    })
    void agreesWithTheColourModelOfTheJdk(double hue, double saturation, double value, String reason) {
        Image shifted = new HsvShift(hue, saturation, value).apply(noise);
        for (int i = 0; i < noise.rgb().length; i += 3) {
            float[] hsv =
                    Color.RGBtoHSB(noise.rgb()[i] & 255, noise.rgb()[i + 1] & 255, noise.rgb()[i + 2] & 255, null);
            int expected = Color.HSBtoRGB(hsv[0] + (float) hue, (float) Math.min(1, hsv[1] * saturation), (float)
                    Math.min(1, hsv[2] * value));
            for (int channel = 0; channel < 3; channel++) {
                assertThat(shifted.rgb()[i + channel] & 255)
                        .as("%s: byte %d", reason, i + channel)
                        .isCloseTo((expected >> (16 - 8 * channel)) & 255, within(2));
            }
        }
    }

    @Test
    void noChangeMovesNoChannelByMoreThanOne() {
        Image same = new HsvShift(0, 1, 1).apply(noise);
        for (int i = 0; i < noise.rgb().length; i++) {
            assertThat(same.rgb()[i] & 255).isCloseTo(noise.rgb()[i] & 255, within(1));
        }
    }

    @Test
    void greyStaysGrey() {
        Image grey = Surface.filled(4, 4, 90).toImage();
        assertThat(new HsvShift(.3, 5, 1).apply(grey).rgb()).isEqualTo(grey.rgb());
    }

    @Test
    void aNegativeFactorIsRefused() {
        assertThatThrownBy(() -> new HsvShift(0, -1, 1)).hasMessageContaining("saturation -1.0");
    }
}

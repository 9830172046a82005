package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.testing.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeAndFlipTest {

    private final Random random = SeededRandom.forTest("ResizeAndFlipTest", 3);

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void everyInterpolationKeepsASmoothImagesColours(Interpolation interpolation) {
        Image large = Resize.to(TestImages.smooth(64, 48), new Size(128, 96), interpolation);
        assertThat(large.width()).isEqualTo(128);
        assertThat(large.height()).isEqualTo(96);
        assertThat(TestImages.red(large, 64, 48))
                .isCloseTo(TestImages.red(TestImages.smooth(64, 48), 32, 24), within(8));
    }

    @Test
    void bilinearPutsPixelCentresAtHalfIntegers() {
        Image two = new Image(2, 1, new byte[] {0, 0, 0, 100, 100, 100});
        Image four = Resize.to(two, new Size(4, 1), Interpolation.BILINEAR);
        assertThat(new int[] {
                    TestImages.red(four, 0, 0),
                    TestImages.red(four, 1, 0),
                    TestImages.red(four, 2, 0),
                    TestImages.red(four, 3, 0)
                })
                .containsExactly(0, 25, 75, 100);
    }

    @Test
    void flippingTwiceGivesTheImageBack() {
        Image image = TestImages.noise(random, 7, 5);
        assertThat(Flip.horizontally(Flip.horizontally(image)).rgb()).isEqualTo(image.rgb());
        assertThat(Flip.vertically(Flip.vertically(image)).rgb()).isEqualTo(image.rgb());
        assertThat(TestImages.red(Flip.horizontally(image), 0, 2)).isEqualTo(TestImages.red(image, 6, 2));
        assertThat(TestImages.red(Flip.vertically(image), 3, 0)).isEqualTo(TestImages.red(image, 3, 4));
    }
}

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
    void everyInterpolationKeepsASmoothPicturesColours(Interpolation interpolation) {
        Picture large = Resize.to(Pictures.smooth(64, 48), new Size(128, 96), interpolation);
        assertThat(large.width()).isEqualTo(128);
        assertThat(large.height()).isEqualTo(96);
        assertThat(Pictures.red(large, 64, 48)).isCloseTo(Pictures.red(Pictures.smooth(64, 48), 32, 24), within(8));
    }

    @Test
    void bilinearPutsPixelCentresAtHalfIntegers() {
        Picture two = new Picture(2, 1, new byte[] {0, 0, 0, 100, 100, 100});
        Picture four = Resize.to(two, new Size(4, 1), Interpolation.BILINEAR);
        assertThat(new int[] {
                    Pictures.red(four, 0, 0),
                    Pictures.red(four, 1, 0),
                    Pictures.red(four, 2, 0),
                    Pictures.red(four, 3, 0)
                })
                .containsExactly(0, 25, 75, 100);
    }

    @Test
    void flippingTwiceGivesThePictureBack() {
        Picture picture = Pictures.noise(random, 7, 5);
        assertThat(Flip.horizontally(Flip.horizontally(picture)).rgb()).isEqualTo(picture.rgb());
        assertThat(Flip.vertically(Flip.vertically(picture)).rgb()).isEqualTo(picture.rgb());
        assertThat(Pictures.red(Flip.horizontally(picture), 0, 2)).isEqualTo(Pictures.red(picture, 6, 2));
        assertThat(Pictures.red(Flip.vertically(picture), 3, 0)).isEqualTo(Pictures.red(picture, 3, 4));
    }
}

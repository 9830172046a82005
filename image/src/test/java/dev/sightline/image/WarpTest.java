package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.testing.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarpTest {

    private final Random random = SeededRandom.forTest("WarpTest", 11);

    @Test
    void theIdentityCopiesTheImage() {
        Image image = TestImages.noise(random, 37, 23);
        assertThat(Warp.affine(image, Affine.identity(), new Size(37, 23), 0).rgb())
                .isEqualTo(image.rgb());
    }

    @Test
    void wholePixelShiftsMovePixelsAndFillTheRest() {
        Image image = TestImages.noise(random, 8, 8);
        Image shifted = Warp.affine(image, Affine.translation(3, -2), new Size(8, 8), 114);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                boolean inside = x >= 3 && y < 6;
                int expected = inside ? TestImages.red(image, x - 3, y + 2) : 114;
                assertThat(TestImages.red(shifted, x, y)).as("(%d, %d)", x, y).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyMapAgreesWithExactInterpolationToOneGreyLevelOnASmoothImage() {
        Image image = TestImages.smooth(40, 30);
        for (int trial = 0; trial < 50; trial++) {
            Affine map = randomMap();
            Image warped = Warp.affine(image, map, new Size(48, 36), 7);
            Affine back = map.inverse();
            for (int y = 0; y < 36; y++) {
                for (int x = 0; x < 48; x++) {
                    double u = back.x(x + .5, y + .5);
                    double v = back.y(x + .5, y + .5);
                    if (u >= 0 && v >= 0 && u < 40 && v < 30) {
                        assertThat((double) TestImages.red(warped, x, y))
                                .as("trial %d at (%d, %d)", trial, x, y)
                                .isCloseTo(exact(image, u - .5, v - .5), within(1.0));
                    } else {
                        assertThat(TestImages.red(warped, x, y)).isEqualTo(7);
                    }
                }
            }
        }
    }

    @Test
    void aBoxAndThePixelsUnderItStayTogether() {
        Surface surface = Surface.filled(100, 80, 0);
        for (int y = 20; y < 40; y++) {
            for (int x = 30; x < 60; x++) {
                surface.rgb()[(y * 100 + x) * 3] = (byte) 255;
            }
        }
        Affine map = Affine.scale(1.5, .5).then(Affine.translation(-10, 15));
        Image warped = Warp.affine(surface.toImage(), map, new Size(100, 80), 0);
        Box.Pixels box = map.bounds(new Box.Pixels(30, 20, 60, 40));
        assertThat(box).isEqualTo(new Box.Pixels(35, 25, 80, 35));
        assertThat(TestImages.red(warped, 36, 26)).isEqualTo(255);
        assertThat(TestImages.red(warped, 78, 33)).isEqualTo(255);
        assertThat(TestImages.red(warped, 33, 26)).isZero();
        assertThat(TestImages.red(warped, 36, 36)).isZero();
    }

    @Test
    void aRegionDrawsNothingOutsideItself() {
        Image white = Surface.filled(20, 20, 255).toImage();
        Surface target = Surface.filled(20, 20, 0);
        Warp.draw(white, new Box.Pixels(5, 5, 10, 12), Affine.translation(2, 1), target);
        long drawn = 0;
        for (int i = 0; i < target.rgb().length; i += 3) {
            drawn += target.rgb()[i] & 1;
        }
        assertThat(drawn).isEqualTo(5 * 7);
        assertThat(TestImages.red(target.toImage(), 7, 6)).isEqualTo(255);
        assertThat(TestImages.red(target.toImage(), 12, 6)).isZero();
    }

    @Test
    void aMapThatFlattensTheImageIsRefused() {
        assertThatThrownBy(() -> Warp.affine(TestImages.smooth(4, 4), Affine.scale(0, 1), new Size(4, 4), 0))
                .hasMessageContaining("no inverse");
    }

    private Affine randomMap() {
        return Affine.translation(-20, -15)
                .then(Affine.rotation(random.nextDouble() * 6.3))
                .then(Affine.scale(.4 + random.nextDouble() * 2, .4 + random.nextDouble() * 2))
                .then(Affine.shear(random.nextDouble() * .4 - .2, random.nextDouble() * .4 - .2))
                .then(Affine.translation(24 + random.nextInt(20) - 10, 18));
    }

    private static double exact(Image image, double u, double v) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        double top = mix(at(image, x, y), at(image, x + 1, y), u - x);
        double bottom = mix(at(image, x, y + 1), at(image, x + 1, y + 1), u - x);
        return mix(top, bottom, v - y);
    }

    private static double at(Image image, int x, int y) {
        return TestImages.red(
                image, Math.max(0, Math.min(x, image.width() - 1)), Math.max(0, Math.min(y, image.height() - 1)));
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}

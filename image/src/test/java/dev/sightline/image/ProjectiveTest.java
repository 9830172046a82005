package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.testing.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectiveTest {

    private static final Size CANVAS = new Size(80, 60);
    private static final double[] X = {5, 70, 77, 12};
    private static final double[] Y = {9, 3, 55, 48};
    private static final Projective SEEN = Projective.ofCorners(CANVAS, X, Y);

    @Test
    void theCornersOfTheRectangleLandWhereTheyAreAsked() {
        double[] x = {0, 80, 80, 0};
        double[] y = {0, 0, 60, 60};
        for (int i = 0; i < 4; i++) {
            assertThat(SEEN.x(x[i], y[i])).isCloseTo(X[i], within(1e-9));
            assertThat(SEEN.y(x[i], y[i])).isCloseTo(Y[i], within(1e-9));
            assertThat(SEEN.depth(x[i], y[i])).isPositive();
        }
    }

    @Test
    void theInverseBringsEveryPointBackAndAPlaceInFrontStaysInFront() {
        Random random = SeededRandom.forTest("ProjectiveTest", 5);
        Projective back = SEEN.inverse();
        for (int i = 0; i < 200; i++) {
            double x = random.nextDouble() * 80;
            double y = random.nextDouble() * 60;
            double mappedX = SEEN.x(x, y);
            double mappedY = SEEN.y(x, y);
            assertThat(back.x(mappedX, mappedY)).isCloseTo(x, within(1e-8));
            assertThat(back.y(mappedX, mappedY)).isCloseTo(y, within(1e-8));
            assertThat(back.depth(mappedX, mappedY)).isPositive();
        }
    }

    @Test
    void oneMapAfterAnotherIsBothInTurn() {
        Projective turn = Projective.of(Affine.rotation(.4).then(Affine.translation(3, -2)));
        Projective both = turn.then(SEEN);
        assertThat(both.x(20, 30)).isCloseTo(SEEN.x(turn.x(20, 30), turn.y(20, 30)), within(1e-9));
        assertThat(SEEN.then(turn).y(20, 30)).isCloseTo(turn.y(SEEN.x(20, 30), SEEN.y(20, 30)), within(1e-9));
    }

    @Test
    void affineMapsAreComposedAndInvertedAsSuchToTheLastBit() {
        Affine first = Affine.rotation(.3).then(Affine.scale(1.3, .7));
        Affine second = Affine.shear(.1, .2).then(Affine.translation(4, 5));
        Projective both = Projective.of(first).then(Projective.of(second));
        assertThat(both.isAffine()).isTrue();
        assertThat(both.top()).isEqualTo(first.then(second));
        assertThat(both.inverse().top()).isEqualTo(first.then(second).inverse());
        assertThat(Projective.identity().isIdentity()).isTrue();
        assertThat(both.isIdentity()).isFalse();
    }

    @Test
    void boundsHoldTheMappedBox() {
        Box.Pixels bounds = SEEN.bounds(new Box.Pixels(10, 10, 60, 40)).orElseThrow();
        assertThat(bounds.xMin()).isCloseTo(Math.min(SEEN.x(10, 10), SEEN.x(10, 40)), within(1e-9));
        assertThat(bounds.xMax()).isCloseTo(Math.max(SEEN.x(60, 10), SEEN.x(60, 40)), within(1e-9));
        assertThat(bounds.yMin()).isCloseTo(Math.min(SEEN.y(10, 10), SEEN.y(60, 10)), within(1e-9));
        assertThat(bounds.yMax()).isCloseTo(Math.max(SEEN.y(10, 40), SEEN.y(60, 40)), within(1e-9));
    }

    @Test
    void whatLiesBehindTheViewerHasNoBounds() {
        Projective vanishing = new Projective(Affine.identity(), -.01, 0, 1);
        assertThat(vanishing.bounds(new Box.Pixels(150, 0, 200, 10))).isEmpty();
        Box.Pixels half = vanishing.bounds(new Box.Pixels(50, 0, 200, 10)).orElseThrow();
        assertThat(half.xMin()).isEqualTo(100);
        assertThat(half.xMax()).isGreaterThan(1e6);
    }

    @Test
    void whatFlattensThePlaneIsRefused() {
        assertThatThrownBy(() -> Projective.ofCorners(CANVAS, new double[] {0, 1, 2, 3}, new double[] {0, 1, 2, 3}))
                .hasMessage("three of the four corners lie on one line");
        assertThatThrownBy(() -> new Projective(new Affine(1, 0, 0, 1, 0, 0), 0, 0, 2).inverse())
                .hasMessageContaining("has no inverse");
    }

    @Test
    void anImageIsDrawnAsBruteForceMapsItsPixels() {
        byte[] rgb = new byte[80 * 60 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 80 < 40 == i / 240 < 30 ? 200 : 40);
        }
        Surface surface = Surface.filled(80, 60, 0);
        Warp.draw(new Image(80, 60, rgb), new Box.Pixels(0, 0, 80, 60), SEEN, surface);
        Projective back = SEEN.inverse();
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                double u = back.x(x + .5, y + .5);
                double v = back.y(x + .5, y + .5);
                boolean nearEdge = Math.abs(u - 40) < 1 || Math.abs(v - 30) < 1;
                boolean outside = u < 0 || v < 0 || u >= 80 || v >= 60;
                int expected = outside ? 0 : u < 40 == v < 30 ? 200 : 40;
                if (!nearEdge) {
                    assertThat(surface.rgb()[(y * 80 + x) * 3] & 255).isEqualTo(expected);
                }
            }
        }
    }
}

package dev.sightline.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void normalizingAndBackKeepsTheBox() {
        Box.Pixels box = new Box.Pixels(10, 20, 110, 60);
        Box.Pixels back = box.normalize(640, 480).toPixels(640, 480);
        assertThat(back.xMin()).isCloseTo(10, within(1e-12));
        assertThat(back.yMax()).isCloseTo(60, within(1e-12));
    }

    @Test
    void clippingABoxOutsideTheImageLeavesZeroArea() {
        assertThat(new Box.Pixels(-20, -20, -5, -5).clip(640, 480).area()).isZero();
        assertThat(new Box.Pixels(700, 10, 800, 20).clip(640, 480)).isEqualTo(new Box.Pixels(640, 10, 640, 20));
    }

    @Test
    void edgesInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new Box.Pixels(10, 0, 5, 1))
                .hasMessage(
                        "a box needs finite edges with xMin <= xMax and yMin <= yMax, received (10.0, 0.0, 5.0, 1.0)");
    }

    @Test
    void notANumberIsRefusedInEveryFrame() {
        assertThatThrownBy(() -> new Box.Input(Double.NaN, 0, 5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box.Normalized(.5, .5, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

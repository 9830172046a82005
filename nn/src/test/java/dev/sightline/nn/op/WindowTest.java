package dev.sightline.nn.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "same padding keeps the size             | 7 | 3 | 1 | 1 | 1 | false | 7",
                "floor drops a partial window            | 8 | 3 | 2 | 0 | 1 | false | 3",
                "ceil keeps a partial window             | 8 | 3 | 2 | 0 | 1 | true  | 4",
                "ceil equals floor where it divides      | 7 | 3 | 2 | 0 | 1 | true  | 3",
                "ceil drops a window that starts behind  | 5 | 2 | 3 | 1 | 1 | true  | 2",
                "odd input halves downwards              | 7 | 2 | 2 | 0 | 1 | false | 3",
                "stem of 3 with stride 2 halves evenly   | 640 | 3 | 2 | 1 | 1 | false | 320",
                "dilation widens the window              | 9 | 3 | 1 | 0 | 2 | false | 5",
                "window as large as the map gives 1      | 5 | 5 | 1 | 0 | 1 | false | 1",
            })
    void sizeFollowsTheStatedRule(
            String reason, int size, int kernel, int stride, int padding, int dilation, boolean ceil, int expected) {
        Window window = Window.square(kernel).stride(stride).padding(padding).dilation(dilation);
        assertThat(window.slideOver(Extent.square(size), ceil)).as(reason).isEqualTo(Extent.square(expected));
    }

    @Test
    void sidesMayBePaddedDifferently() {
        Window window = Window.square(3).stride(2).padding(new Padding(0, 0, 1, 1));
        assertThat(window.slideOver(new Extent(192, 96), false)).isEqualTo(new Extent(96, 48));
    }

    @Test
    void mapSmallerThanTheWindowIsRefused() {
        assertThatThrownBy(() -> Window.square(5).slideOver(new Extent(3, 8), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a window of 5x5")
                .hasMessageContaining("found 3x8 (height x width)");
    }
}

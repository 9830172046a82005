package dev.sightline.core.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MaskTest {

    /** A rectangle of 4 x 2 with a corner cut off. */
    private static final Polygon CUT = Polygon.of(1, 1, 5, 1, 5, 2, 4, 3, 1, 3);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void areaAndBoundsAreThoseOfThePixelsInside(String reason, Mask mask, double area, Box.Pixels bounds) {
        assertThat(mask.area()).isEqualTo(area);
        assertThat(mask.bounds()).isEqualTo(bounds);
    }

    static Stream<Arguments> areaAndBoundsAreThoseOfThePixelsInside() {
        Polygon triangle = Polygon.of(10, 10, 14, 10, 10, 20);
        return Stream.of(
                Arguments.of("one polygon", new PolygonMask(List.of(CUT)), 7.5, new Box.Pixels(1, 1, 5, 3)),
                Arguments.of(
                        "two polygons", new PolygonMask(List.of(CUT, triangle)), 27.5, new Box.Pixels(1, 1, 14, 20)),
                Arguments.of(
                        "the other way round",
                        new PolygonMask(List.of(Polygon.of(1, 3, 4, 3, 5, 2, 5, 1, 1, 1))),
                        7.5,
                        new Box.Pixels(1, 1, 5, 3)),
                Arguments.of("nothing", RunLengthMask.of(4, 3, 12), 0, new Box.Pixels(0, 0, 0, 0)),
                Arguments.of("everything", RunLengthMask.of(4, 3, 0, 12), 12, new Box.Pixels(0, 0, 4, 3)),
                Arguments.of("within a column", RunLengthMask.of(4, 3, 4, 1, 7), 1, new Box.Pixels(1, 1, 2, 2)),
                Arguments.of(
                        "over the end of a column", RunLengthMask.of(4, 3, 5, 2, 5), 2, new Box.Pixels(1, 0, 3, 3)),
                Arguments.of(
                        "two rows of two columns",
                        RunLengthMask.of(4, 3, 3, 2, 1, 2, 4),
                        4,
                        new Box.Pixels(1, 0, 3, 2)));
    }

    @Test
    void whatNoMaskIsIsRefused() {
        assertThatThrownBy(() -> Polygon.of(1, 1, 2, 2)).hasMessageContaining("three corners, received 4 numbers");
        assertThatThrownBy(() -> Polygon.of(1, 1, 2, 2, 3, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new PolygonMask(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> RunLengthMask.of(4, 3, 5, 6)).hasMessageContaining("all pixels of 4 x 3, received 11");
        assertThatThrownBy(() -> RunLengthMask.of(4, 3, 13, -1)).hasMessageContaining("0 pixels or more, received -1");
    }

    @Test
    void masksOfTheSameNumbersAreEqual() {
        assertThat(Polygon.of(1, 1, 5, 1, 5, 2, 4, 3, 1, 3)).isEqualTo(CUT).hasSameHashCodeAs(CUT);
        assertThat(RunLengthMask.of(2, 2, 1, 3))
                .isEqualTo(RunLengthMask.of(2, 2, 1, 3))
                .isNotEqualTo(RunLengthMask.of(2, 2, 2, 2))
                .isNotEqualTo(RunLengthMask.of(4, 1, 1, 3));
    }
}

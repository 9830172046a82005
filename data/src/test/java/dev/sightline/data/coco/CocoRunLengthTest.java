package dev.sightline.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.testing.SeededRandom;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts, areas and boxes are those that pycocotools gives. */
class CocoRunLengthTest {

    private static final int ROUNDS = 20_000;

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of("two pixels before, as documented", "231N", mask(7, 1, 2, 3, 1, 1)),
                Arguments.of("none before, as documented", "061", mask(7, 1, 0, 6, 1)),
                Arguments.of(
                        "a rectangle",
                        "j<:n000000000000000000VU1",
                        mask(
                                50, 40, 410, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10, 30, 10,
                                1220)),
                Arguments.of(
                        "any pixels",
                        "223ON31NOO012121L11MO02ON020O0",
                        mask(
                                9, 7, 2, 2, 3, 1, 1, 4, 2, 2, 1, 1, 1, 2, 3, 3, 5, 4, 1, 5, 2, 2, 1, 2, 3, 1, 1, 1, 3,
                                1, 2, 1)));
    }

    private static RunLengthMask mask(int width, int height, int... counts) {
        return RunLengthMask.of(width, height, counts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void aTextIsTheLengthsItWasMadeOf(String reason, String text, RunLengthMask expected) {
        assertThat(RunLengthMask.of(expected.width(), expected.height(), CocoRunLength.lengths(text)))
                .isEqualTo(expected);
    }

    @Test
    void areaAndBoxAreThoseOfTheReferenceTool() {
        RunLengthMask rectangle = mask(50, 40, CocoRunLength.lengths("j<:n000000000000000000VU1"));
        assertThat(rectangle.area()).isEqualTo(100);
        assertThat(rectangle.bounds()).isEqualTo(new Box.Pixels(10, 10, 20, 20));
        RunLengthMask any = mask(9, 7, CocoRunLength.lengths("223ON31NOO012121L11MO02ON020O0"));
        assertThat(any.area()).isEqualTo(32);
        assertThat(any.bounds()).isEqualTo(new Box.Pixels(0, 0, 9, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 3", "P", "O", "\u00e9", "PPPPPPPPPP0"})
    void whatNoCompressionGivesIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CocoRunLength.lengths(text));
    }

    @Test
    void brokenTextsGiveLengthsOrAreRefusedAndNothingElse() {
        Random random = SeededRandom.forTest("CocoRunLengthTest", 71);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append((char) ('0' + random.nextInt(random.nextInt(8) == 0 ? 70 : 64)));
            }
            try {
                assertThat(CocoRunLength.lengths(text.toString())).doesNotContain(-1);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, ROUNDS - 1);
    }
}

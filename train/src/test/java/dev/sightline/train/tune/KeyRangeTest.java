package dev.sightline.train.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRangeTest {

    @Test
    void everyFormIsRead() {
        assertThat(KeyRange.parse("8,16,32")).isEqualTo(new KeyRange.Choice(List.of("8", "16", "32")));
        assertThat(KeyRange.parse("0.1..0.9")).isEqualTo(new KeyRange.Uniform(.1, .9));
        assertThat(KeyRange.parse("int:1..10")).isEqualTo(new KeyRange.Whole(1, 10));
        assertThat(KeyRange.parse("log:1e-4..1e-1")).isEqualTo(new KeyRange.Logarithmic(1e-4, 1e-1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log:0..1", "1..0", "a..b", "int:1.5..3", "log:1e-4", "8,,16", "", "1..2..3", "0..Infinity"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRange.parse(text));
    }

    @Test
    void whatIsDrawnLiesWithinTheRangeAndHasThreeDigits() {
        assertThat(draws("0.1..0.9", 500).map(Double::parseDouble)).allMatch(value -> value >= .1 && value <= .9);
        assertThat(draws("int:1..3", 100)).containsOnly("1", "2", "3");
        assertThat(draws("0.1..0.9", 500)).allMatch(text -> text.length() <= 5);
    }

    @ParameterizedTest
    @CsvSource({"log:1e-4..1e-1, 1e-4, 1e-3", "log:1e-4..1e-1, 1e-3, 1e-2", "log:1e-4..1e-1, 1e-2, 1e-1"})
    void eachOrderOfMagnitudeIsAsLikely(String range, double low, double high) {
        long inside = draws(range, 3000)
                .mapToDouble(Double::parseDouble)
                .filter(value -> value >= low && value < high)
                .count();

        assertThat(inside).isBetween(900L, 1100L);
    }

    @Test
    void aKeyWithoutARangeIsRefusedWithAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchKey.parse("train.batch"))
                .withMessageContaining("optimizer.learning-rate=log:1e-4..1e-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchKey.parse("train.batch=log:3..2"))
                .withMessageStartingWith("train.batch: ");
    }

    private static Stream<String> draws(String range, int count) {
        SplittableRandom random = new SplittableRandom(1);
        Supplier<String> draw = () -> KeyRange.parse(range).draw(random);
        return IntStream.range(0, count).mapToObj(i -> draw.get());
    }
}

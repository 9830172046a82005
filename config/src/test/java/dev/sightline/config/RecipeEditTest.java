package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeEditTest {

    static Stream<Arguments> edits() {
        return Stream.of(
                Arguments.of(
                        "a value on its line",
                        "# \uD83D\uDE00 top\na:\n  b:\n    c: 1  # why\nd: 2\n",
                        "# \uD83D\uDE00 top\na:\n  b:\n    c: [7, 8]  # why\nd: 2\n"),
                Arguments.of(
                        "a list in brackets",
                        "a: {b: {c: [1,  2], e: 3}}  # why\n",
                        "a: {b: {c: [7, 8], e: 3}}  # why\n"),
                Arguments.of(
                        "a key that is missing",
                        "a:\n  b:\n    # before\n    e: 3  # why\n",
                        "a:\n  b:\n    # before\n    c: [7, 8]\n    e: 3  # why\n"),
                Arguments.of(
                        "a key that is missing between braces", "a:\n  b: {e: 3}\n", "a:\n  b: {c: [7, 8], e: 3}\n"),
                Arguments.of("empty braces", "a: {b: {}}\n", "a: {b: {c: [7, 8]}}\n"),
                Arguments.of("a section that is missing in another", "a:\n  e: 3\n", "a:\n  b: {c: [7, 8]}\n  e: 3\n"),
                Arguments.of("a section that is missing", "e: 3  # last", "e: 3  # last\na: {b: {c: [7, 8]}}\n"),
                Arguments.of(
                        "lines that end as on Windows", "a:\r\n  e: 3\r\n", "a:\r\n  b: {c: [7, 8]}\r\n  e: 3\r\n"),
                Arguments.of("a mark at the beginning", "\uFEFFa: {b: {c: 1}}\n", "\uFEFFa: {b: {c: [7, 8]}}\n"),
                Arguments.of("nothing at all", "", "a: {b: {c: [7, 8]}}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void oneValueChangesAndNothingElse(String name, String before, String after) {
        assertThat(RecipeEdit.put(before, List.of("a", "b"), "c", "[7, 8]"))
                .as(name)
                .isEqualTo(after);
    }

    @Test
    void whatCannotBeReplacedWithoutLossIsRefusedWithItsLine() {
        assertThatThrownBy(() -> put("a:\n  b:\n    c:\n      - 1\n      - 2\n"))
                .hasMessage("line 4: c is empty or written over several lines, which cannot be replaced without loss");
        assertThatThrownBy(() -> put("a:\n  b:\n    c: [1,  # one\n      2]\n"))
                .hasMessageContaining("line 3: c is empty or written over several lines");
        assertThatThrownBy(() -> put("a:\n  b: 3\n")).hasMessage("line 2: a.b is not a section");
    }

    @Test
    void onlyWhatTheTextItselfContainsIsFound() {
        assertThat(RecipeEdit.has("_base_: x.yaml\na: {b: 1}\n", List.of("a", "b")))
                .isTrue();
        assertThat(RecipeEdit.has("_base_: x.yaml\na: {b: 1}\n", List.of("a", "c")))
                .isFalse();
    }

    private static String put(String text) {
        return RecipeEdit.put(text, List.of("a", "b"), "c", "[7, 8]");
    }
}

package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        TextTable table = new TextTable("<>", List.of("class", "AP"));
        table.add(List.of("a long name", "0.5"));
        table.add(List.of("b", "-"));

        assertThat(table.lines())
                .containsExactly("class         AP", "----------------", "a long name  0.5", "b              -");
    }

    @Test
    void aRuleStandsUnderWhatHasBeenAdded() {
        TextTable table = new TextTable("<>", List.of("layer", "count"));
        table.add(List.of("stem", "1"));
        table.rule();
        table.add(List.of("total", "1"));

        assertThat(table.lines())
                .containsExactly("layer  count", "------------", "stem       1", "------------", "total      1");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new TextTable("<>", List.of("class", "AP")).add(List.of("only one")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells");
    }
}

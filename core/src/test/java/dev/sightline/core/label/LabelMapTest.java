package dev.sightline.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMapTest {

    @Test
    void namesAndNumbersAreInverses() {
        LabelMap labels = LabelMap.of(List.of("scratch", "dent"));
        for (int label = 0; label < labels.size(); label++) {
            assertThat(labels.label(labels.name(label))).hasValue(label);
        }
        assertThat(labels.label("Dent")).as("names are case-sensitive").isEmpty();
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> LabelMap.of(List.of("a", " ", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class 1 has a blank name")
                .hasMessageContaining("'a' is class 0 and class 2");
    }

    @Test
    void anEmptyMapIsRefused() {
        assertThatThrownBy(() -> LabelMap.of(List.of())).hasMessageContaining("at least one class");
    }

    @Test
    void aNumberOutsideTheMapNamesTheRange() {
        assertThatThrownBy(() -> LabelMap.of(List.of("a", "b")).name(2))
                .hasMessage("class numbers run from 0 to 1, received 2");
    }
}

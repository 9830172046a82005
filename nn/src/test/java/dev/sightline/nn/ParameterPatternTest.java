package dev.sightline.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterPatternTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the whole path                     | model.0.conv.weight | model.0.conv.weight       | true",
                "all below a scope                  | model.0             | model.0.conv.weight       | true",
                "not a scope that only begins alike | model.1             | model.10.conv.weight      | false",
                "not a part of a word               | model.0.con         | model.0.conv.weight       | false",
                "star within one part               | model.*.conv        | model.12.conv.weight      | true",
                "star does not cross a dot          | model.*.weight      | model.0.conv.weight       | false",
                "two stars cross dots               | **.bias             | model.22.cv2.0.2.bias     | true",
                "question mark is one character     | model.?             | model.22.cv2.0.2.bias     | false",
                "a dot is only a dot                | model.0             | modelx0.conv.weight       | false",
                "signs of other languages are plain | model.[0]           | model.0.conv.weight       | false",
            })
    void patternFollowsTheStatedRules(String reason, String pattern, String path, boolean expected) {
        assertThat(new ParameterPattern(pattern).matches(path)).as(reason).isEqualTo(expected);
    }

    @Test
    void backboneIsChosenByModuleNumber() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 3, 64));
        assertThat(new ParameterPattern("model.?").choose(graph))
                .allMatch(parameter -> parameter.path().matches("model\\.[0-9]\\..*"))
                .hasSizeGreaterThan(100);
    }

    @Test
    void patternThatChoosesNothingIsRefused() {
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 3, 64));
        assertThatThrownBy(() -> new ParameterPattern("backbone").choose(graph))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pattern 'backbone' matches no parameter; paths run from model.0.conv.weight on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " model.0"})
    void blankTextIsRefused(String text) {
        assertThatThrownBy(() -> new ParameterPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("received '" + text + "'");
    }
}

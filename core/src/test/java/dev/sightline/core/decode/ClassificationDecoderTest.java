package dev.sightline.core.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.ClassificationHead.ScoreRule;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationDecoderTest {

    @Test
    void softmaxRunsOverAllNumbersAndLabelsStartBehindTheBackground() {
        Classification found = decode(ScoreRule.SOFTMAX, 1, 2, 0, 1, 3);

        double sum = 1 + Math.exp(1) + Math.exp(3);
        assertThat(found.best().label()).isEqualTo(1);
        assertThat(found.best().score()).isCloseTo(Math.exp(3) / sum, within(1e-12));
        assertThat(found.items().get(1).score()).isCloseTo(Math.exp(1) / sum, within(1e-12));
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        assertThat(decode(ScoreRule.SOFTMAX, 0, 2, 1e30f, -1e30f).best()).isEqualTo(new ClassScore(0, 1));
        assertThat(decode(ScoreRule.SIGMOID, 0, 2, 1e30f, -1e30f).items().get(1))
                .isEqualTo(new ClassScore(1, 0));
    }

    @Test
    void equalScoresRankByClass() {
        assertThat(decode(ScoreRule.AS_THEY_ARE, 0, 3, .5f, .75f, .5f).items())
                .containsExactly(new ClassScore(1, .75), new ClassScore(0, .5), new ClassScore(2, .5));
    }

    @Test
    void aWrongNumberOfClassesIsRefused() {
        assertThatThrownBy(() -> decode(ScoreRule.SOFTMAX, 0, 2, 1, 2, 3))
                .hasMessageContaining("must be [batch above 0, 2] for 2 classes")
                .hasMessageContaining("received [1, 3]");
    }

    @Test
    void logitsTakenForScoresAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> decode(ScoreRule.AS_THEY_ARE, 0, 2, 3, -2))
                .hasMessageContaining("received 3.0; a model that gives logits needs softmax");
    }

    @Test
    void temperatureDividesNumbersBeforeTheyBecomeScores() {
        ClassificationHead warm = new ClassificationHead("logits", ScoreRule.SOFTMAX, 0, 2);
        NetworkOutputs outputs = new NetworkOutputs(Map.of("logits", NetworkOutput.of(new float[] {2, 0}, 1, 2)));
        double score =
                new ClassificationDecoder(warm, 2).decode(outputs, 0).best().score();
        assertThat(score).isCloseTo(Math.E / (Math.E + 1), within(1e-12));
        assertThatThrownBy(() -> new ClassificationHead("scores", ScoreRule.AS_THEY_ARE, 0, 2))
                .hasMessageContaining("scores already have no temperature, received 2.0");
    }

    private static Classification decode(ScoreRule rule, int first, int classes, float... numbers) {
        NetworkOutput output = NetworkOutput.of(numbers, 1, numbers.length);
        return new ClassificationDecoder(new ClassificationHead("logits", rule, first), classes)
                .decode(new NetworkOutputs(Map.of("logits", output)), 0);
    }
}

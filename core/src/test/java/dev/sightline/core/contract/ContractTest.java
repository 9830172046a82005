package dev.sightline.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.label.LabelMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final InputContract INPUT = InputContract.letterboxRgb(320, 320);
    private static final LabelMap LABELS = LabelMap.of(List.of("scratch", "dent"));

    @Test
    void normalizationAndItsInverseCancel() {
        Normalization normalization = Normalization.imageNetRgb();
        for (int value = 0; value < 256; value++) {
            assertThat(normalization.invert(normalization.apply(value, 1), 1)).isCloseTo(value, within(1e-9));
        }
        assertThat(normalization.apply(255, 0)).isCloseTo((1 - .485) / .229, within(1e-12));
    }

    @Test
    void normalizationMustFitTheChannels() {
        assertThatThrownBy(() -> INPUT.withColor(ColorOrder.GRAY, Normalization.imageNetRgb()))
                .hasMessageContaining("each of the 1 channels of GRAY, received 3");
        assertThatThrownBy(() -> new Normalization(Normalization.Scale.ZERO_TO_ONE, List.of(0.0), List.of(0.0)))
                .hasMessageContaining("standard deviations must be positive, received [0.0]");
    }

    @Test
    void alphaOverWhiteBlendsAndDropKeeps() {
        assertThat(new AlphaRule.Over(255).blend(0, 0)).isEqualTo(255);
        assertThat(new AlphaRule.Over(255).blend(10, 255)).isEqualTo(10);
        assertThat(new AlphaRule.Over(255).blend(0, 128)).isEqualTo(127);
        assertThat(new AlphaRule.Drop().blend(10, 0)).isEqualTo(10);
        assertThatThrownBy(() -> new AlphaRule.Over(256)).hasMessageContaining("received 256");
    }

    @Test
    void operatingPointsNeedOneThresholdForEachLabelAndTheirOwnName() {
        OperatingPoint one = new OperatingPoint("balanced", List.of(.4));
        OperatingPoint two = new OperatingPoint("balanced", List.of(.4, .5));
        assertThatThrownBy(() -> contract(List.of(one))).hasMessageContaining("each of the 2 classes, received 1");
        assertThatThrownBy(() -> contract(List.of(two, two))).hasMessage("two operating points are named 'balanced'");
        assertThat(contract(List.of(two)).operatingPoints()).containsExactly(two);
    }

    @Test
    void thresholdsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new DetectionDecoding(1.5, .5, false, 100)).hasMessageContaining("received 1.5");
        assertThatThrownBy(() -> new DetectionDecoding(.5, .5, false, 0)).hasMessageContaining("received 0");
        assertThatThrownBy(() -> new OperatingPoint("x", List.of(-.1))).hasMessageContaining("[-0.1]");
    }

    private static Contract contract(List<OperatingPoint> points) {
        return new Contract(
                INPUT,
                LABELS,
                new DetectionHead(new BoxCoding.DecodedBoxes("boxes", "scores"), DetectionDecoding.forEvaluation()),
                points);
    }
}

package dev.sightline.infer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutputComparisonTest {

    private static final Tolerance TOLERANCE = new Tolerance(1e-4, 1e-4, 0);

    @Test
    void theToleranceIsAbsolutePlusRelativeToTheReference() {
        assertThat(TOLERANCE.holds(1000.0999f, 1000)).isTrue();
        assertThat(TOLERANCE.holds(1000.11f, 1000)).isFalse();
        assertThat(TOLERANCE.holds(.00009f, 0)).isTrue();
        assertThat(TOLERANCE.holds(Float.NaN, 0)).isFalse();
    }

    @Test
    void theWorstElementIsNamedWithItsPlaceAndBothValues() {
        OutputGate gate = compared(new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 2, 3, 4.5f, 5, 6.2f});

        assertThat(gate.passed()).isFalse();
        assertThat(gate.differing()).isEqualTo(2);
        WorstElement worst = Objects.requireNonNull(gate.worst());
        assertThat(worst.place()).containsExactly(0, 1, 0);
        assertThat(worst.value()).isEqualTo(4.5f);
        assertThat(worst.reference()).isEqualTo(4);
        assertThat(gate.lines()).contains("worst: maps[0, 1, 0] of image p: 4.5 instead of 4.0, off by 0.5");
    }

    @Test
    void whatIsNotANumberDiffersUnlessBothSidesHaveIt() {
        assertThat(compared(new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 2, Float.NaN, 4, 5, 6})
                        .passed())
                .isFalse();
        float nan = Float.NaN;
        assertThat(compared(new float[] {nan, 2, 3, 4, 5, 6}, new float[] {nan, 2, 3, 4, 5, 6})
                        .passed())
                .isTrue();
        float infinite = Float.POSITIVE_INFINITY;
        assertThat(compared(new float[] {infinite, 2, 3, 4, 5, 6}, new float[] {infinite, 2, 3, 4, 5, 6})
                        .passed())
                .isTrue();
    }

    @Test
    void aMissingOutputAndAnotherShapeFail() {
        OutputComparison comparison = new OutputComparison(TOLERANCE);
        comparison.add("p", outputs("maps", new float[6], 1, 6), outputs("map", new float[6], 1, 6));
        comparison.add("p", outputs("maps", new float[6], 1, 6), outputs("maps", new float[6], 2, 3));

        assertThat(comparison.gate().mismatches())
                .containsExactly(
                        "the candidate has no output 'maps', it has [map]",
                        "the output 'maps' is [2, 3] instead of [1, 6]");
        assertThat(comparison.gate().passed()).isFalse();
    }

    @Test
    void theFirstDepartingLayerIsNamedNotTheWorst() {
        List<ComparedLayer> layers = List.of(
                new ComparedLayer("a", "stem (Conv2d)", "kernel 3x3"),
                new ComparedLayer("unseen", "stem (BatchNorm2d)", ""),
                new ComparedLayer("b", "body (Conv2d)", "kernel 1x1"),
                new ComparedLayer("c", "head (Conv2d)", "kernel 1x1"));
        NetworkOutputs reference = new NetworkOutputs(Map.of(
                "a", NetworkOutput.of(new float[] {1}, 1),
                "b", NetworkOutput.of(new float[] {1}, 1),
                "c", NetworkOutput.of(new float[] {1}, 1)));
        NetworkOutputs candidate = new NetworkOutputs(Map.of(
                "a", NetworkOutput.of(new float[] {1.00001f}, 1),
                "b", NetworkOutput.of(new float[] {1.01f}, 1),
                "c", NetworkOutput.of(new float[] {9}, 1)));

        assertThat(LayerSearch.first("p", layers, reference, candidate, TOLERANCE))
                .hasValueSatisfying(found -> assertThat(found.layer()).isEqualTo("body (Conv2d)"));
        assertThat(LayerSearch.first("p", layers, reference, reference, TOLERANCE))
                .isEmpty();
    }

    private static OutputGate compared(float[] reference, float[] candidate) {
        OutputComparison comparison = new OutputComparison(TOLERANCE);
        comparison.add("p", outputs("maps", reference, 1, 2, 3), outputs("maps", candidate, 1, 2, 3));
        return comparison.gate();
    }

    private static NetworkOutputs outputs(String name, float[] values, Integer... shape) {
        return new NetworkOutputs(Map.of(name, NetworkOutput.of(values, shape)));
    }
}

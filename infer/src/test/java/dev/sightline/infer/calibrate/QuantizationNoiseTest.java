package dev.sightline.infer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.quantise.QuantizationOptions;
import dev.sightline.onnx.quantise.Quantizer;
import dev.sightline.onnx.read.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizationNoiseTest {

    @TempDir
    Path folder;

    private final OnnxModel model = TinyClassifier.model();
    private final List<String> calibrated =
            Quantizer.tensorsToCalibrate(model, QuantizationOptions.standard().quantizingFirst(true));
    private final String first = calibrated.get(1);
    private List<Path> images = List.of();

    @BeforeEach
    void writeImages() throws IOException {
        images = List.of(TinyClassifier.grey(folder, 0), TinyClassifier.grey(folder, 77));
    }

    @Test
    void equalModelsHaveNoNoise() {
        assertThat(noise(model))
                .extracting(LayerNoise::decibels)
                .containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Levels of .1 on the range -1 to 24.5: over black and 77/255 the first channel is -1 and -.0941, which become -1 and
     * -.1; the second 0 and .6039, which become 0 and .6.
     */
    @Test
    void decibelsAreThoseOfTheRoundingDoneByHand() {
        LayerNoise noise = noise(quantized(new ActivationRange(-1, 24.5f))).stream()
                .filter(layer -> layer.tensor().equals(first))
                .findFirst()
                .orElseThrow();

        double grey = 77 / 255.0;
        double signal = 1 + sq(3 * grey - 1) + sq(2 * grey);
        double lost = sq(3 * grey - 1 + .1) + sq(2 * grey - .6);
        assertThat(noise.decibels()).isCloseTo(10 * Math.log10(signal / lost), within(.05));
        assertThat(noise.node()).isEqualTo("first/Conv2d_1");
        assertThat(noise.operator()).isEqualTo("Conv");
        assertThat(noise.lost()).isEmpty();
    }

    @Test
    void theNoisiestComesFirst() {
        List<LayerNoise> noise = noise(quantized(new ActivationRange(-100, 200)));

        assertThat(noise).hasSize(2).isSortedAccordingTo((a, b) -> Double.compare(a.decibels(), b.decibels()));
        assertThat(noise.get(0).decibels()).isLessThan(20);
    }

    private OnnxModel quantized(ActivationRange range) {
        return Quantizer.quantize(
                model,
                Map.of(TinyClassifier.INPUT, new ActivationRange(0, 1), first, range),
                QuantizationOptions.standard().quantizingFirst(true));
    }

    private List<LayerNoise> noise(OnnxModel candidate) {
        return QuantizationNoise.of(model, candidate, List.of(TinyClassifier.INPUT, first, "logits"), images);
    }

    private static double sq(double value) {
        return value * value;
    }
}

package dev.sightline.onnx.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.SessionRuns;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SeededRandom;
import dev.sightline.testing.SharedData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

    /** Ten bits of fraction over the depth of a detector: a hundredth of the largest output. */
    private static final double RELATIVE_TOLERANCE = .01;

    private final Random random = SeededRandom.forTest("HalfPrecisionTest", 6);
    private final Graph detector = ModelFamilies.named("yolov8").build(new ModelOptions("n", 3, 64, 64));
    private final OnnxModel model =
            OnnxWriter.write(detector, Weights.of(Weighted.random(detector, random)), ExportOptions.standard());
    private final Tensor image = Tensor.random(Shape.of(2, 3, 64, 64), random);

    @Test
    void aDetectorPredictsAlikeInHalfTheBytes() throws OrtException {
        OnnxModel half = HalfPrecision.convert(model);

        OnnxChecker.check(half);
        assertThat((double) half.bytes().length / model.bytes().length).isBetween(.5, .53);
        assertThat(half.describe().inputs()).isEqualTo(model.describe().inputs());
        assertThat(half.describe().outputs()).isEqualTo(model.describe().outputs());
        assertThat(half.describe().parameters()).isEqualTo(model.describe().parameters());
        requireClose(RuntimeSession.predictions(half, image), RuntimeSession.predictions(model, image));
    }

    @Test
    void tensorsWithinCanStillBeRead() throws OrtException {
        List<String> within = List.of("model.0.bn/BatchNorm2d_2", "model.0/Silu_3");
        SessionRuns expected = RuntimeSession.predictions(model.withExtraOutputs(within), image);

        requireClose(
                RuntimeSession.predictions(HalfPrecision.convert(model).withExtraOutputs(within), image), expected);
    }

    @Test
    void boxesAreDecodedInSinglePrecision() throws OrtException {
        OnnxModel decoded = DetectionTail.decoded(model, (BoxCoding.DistanceMaps)
                ModelFamilies.detector("yolov8").description().deployed());
        OnnxModel half = HalfPrecision.convert(decoded);

        OnnxChecker.check(half);
        SessionRuns found = RuntimeSession.predictions(half, image);
        assertThat(found.of("boxes")
                        .distance(RuntimeSession.predictions(decoded, image).of("boxes")))
                .as("pixels")
                .isLessThan(.3);
    }

    @Test
    void chosenNodesStayInSinglePrecision() {
        OnnxModel half = HalfPrecision.convert(model, List.of("model.22"));

        OnnxChecker.check(half);
        assertThat(half.bytes().length)
                .isGreaterThan(HalfPrecision.convert(model).bytes().length + 500_000);
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        assertThatThrownBy(() -> HalfPrecision.convert(model, List.of("model.99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'model.99' matches no node", "model.0.conv/Conv2d_1");
    }

    @Test
    void everyWeightBeyondTheRangeIsNamed() {
        Map<String, float[]> weights = new HashMap<>(Weighted.random(detector, random));
        weights.put("model.22.cv3.0.2.bias", new float[] {0, -65_505, 0});
        weights.put("model.22.cv3.1.2.bias", new float[] {65_504, 70_000, 0});
        OnnxModel large = OnnxWriter.write(detector, Weights.of(weights), ExportOptions.standard());

        assertThatThrownBy(() -> HalfPrecision.convert(large))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll(
                        "2 problems",
                        "'model.22.cv3.0.2.bias' holds -65505.0; float16 ends at 65504.0",
                        "'model.22.cv3.1.2.bias' holds 70000.0");
    }

    @Test
    void aForeignModelIsConvertedToo() throws OrtException {
        OnnxModel yolox = OnnxModel.read(SharedData.path("data/models/yolox_nano.onnx"));
        float[] pixels = new float[3 * 416 * 416];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        Tensor image = new Tensor(Shape.of(1, 3, 416, 416), pixels);

        // Noise is far from any image, for which a trained network is less stable.
        requireClose(
                RuntimeSession.predictions(HalfPrecision.convert(yolox), image),
                RuntimeSession.predictions(yolox, image),
                5 * RELATIVE_TOLERANCE);
    }

    private static void requireClose(SessionRuns found, SessionRuns expected) {
        requireClose(found, expected, RELATIVE_TOLERANCE);
    }

    private static void requireClose(SessionRuns found, SessionRuns expected, double relativeTolerance) {
        for (String name : expected.names()) {
            double largest = 0;
            for (float value : expected.of(name).values()) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(found.of(name).distance(expected.of(name)))
                    .as(name)
                    .isLessThanOrEqualTo(relativeTolerance * largest);
        }
    }
}

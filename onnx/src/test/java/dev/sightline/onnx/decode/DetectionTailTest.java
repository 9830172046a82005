package dev.sightline.onnx.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.CandidateBoxes;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.OnnxChecker;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.RuntimeSession;
import dev.sightline.onnx.Tensor;
import dev.sightline.onnx.Weighted;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.onnx.write.Weights;
import dev.sightline.testing.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTailTest {

    private static final int CLASSES = 3;
    private static final int BATCH = 2;
    private static final Size CANVAS = new Size(48, 32);
    private static final BoxCoding.DistanceMaps MAPS = new BoxCoding.DistanceMaps(4, List.of(4, 8));
    private static final DetectionDecoding ALL = new DetectionDecoding(0, 1, false, 10_000);

    private final Random random = SeededRandom.forTest("DetectionTailTest", 8);
    private final Graph graph = detector();
    private final Weights weights = Weights.of(Weighted.random(graph, random));
    private final Map<String, Tensor> images =
            Map.of("image", Tensor.random(Shape.of(BATCH, 3, CANVAS.height(), CANVAS.width()), random));

    @ParameterizedTest(name = "dynamic size {0}")
    @CsvSource({"false", "true"})
    void decodedBoxesAreThoseOfTheDecoder(boolean dynamicSize) throws OrtException {
        OnnxModel raw = raw(dynamicSize);

        OnnxModel decoded = DetectionTail.decoded(raw, MAPS);

        OnnxChecker.check(decoded);
        NetworkOutputs found = run(decoded);
        assertThat(found.byName().get("boxes"))
                .isNotNull()
                .satisfies(output -> assertThat(output.shape()).containsExactly(BATCH, 12 * 8 + 6 * 4, 4));
        for (int row = 0; row < BATCH; row++) {
            CandidateBoxes expected = decoder(MAPS, ALL).decode(run(raw), row, CANVAS);
            requireEqual(decoder(DetectionTail.DECODED, ALL).decode(found, row, CANVAS), expected);
            assertThat(expected.count()).isEqualTo(CLASSES * 120);
        }
    }

    @Test
    void aFixedSizeDeclaresItsCellsAndADynamicOneDoesNot() {
        assertThat(DetectionTail.decoded(raw(false), MAPS).describe().outputs())
                .hasToString("[boxes float32 [batch, 120, 4], scores float32 [batch, 120, 3]]");
        assertThat(DetectionTail.decoded(raw(true), MAPS).describe().outputs())
                .hasToString("[boxes float32 [batch, cells, 4], scores float32 [batch, cells, 3]]");
    }

    @ParameterizedTest(name = "dynamic size {0}, class-agnostic {1}, IoU {2}, score {3}")
    @CsvSource({"false, false, .3, .5", "true, false, .6, .4", "false, true, .3, .5", "true, true, .5, .45"})
    void suppressedBoxesAreThoseOfTheDecoder(boolean dynamicSize, boolean agnostic, double iou, double score)
            throws OrtException {
        DetectionDecoding decoding = new DetectionDecoding(score, iou, agnostic, 500);
        OnnxModel raw = raw(dynamicSize);

        OnnxModel suppressed = DetectionTail.suppressed(raw, MAPS, decoding);

        OnnxChecker.check(suppressed);
        for (int row = 0; row < BATCH; row++) {
            CandidateBoxes expected = decoder(MAPS, decoding).decode(run(raw), row, CANVAS);
            CandidateBoxes found = decoder(DetectionTail.SUPPRESSED, decoding).decode(run(suppressed), row, CANVAS);
            requireEqual(found, expected);
            assertThat(expected.count()).isBetween(2, 359);
        }
    }

    @Test
    void anImageWithoutDetectionsGivesNoRows() throws OrtException {
        OnnxModel model = DetectionTail.suppressed(raw(false), MAPS, new DetectionDecoding(1, .5, false, 10));

        assertThat(run(model).required("detections", 2).shape()).containsExactly(0, 7);
    }

    @Test
    void theMostDetectionsAreOfEachClass() throws OrtException {
        OnnxModel model = DetectionTail.suppressed(raw(false), MAPS, new DetectionDecoding(0, 1, false, 5));

        assertThat(run(model).required("detections", 2).shape()).containsExactly(BATCH * CLASSES * 5, 7);
    }

    @Test
    void outputsThatAreNoRawMapsAreAllNamed() {
        BoxCoding.DistanceMaps others = new BoxCoding.DistanceMaps(16, List.of(4, 16));

        assertThatThrownBy(() -> DetectionTail.decoded(raw(false), others))
                .isInstanceOf(OnnxException.class)
                .hasMessageContainingAll(
                        "3 problems",
                        "boxes_4 float32 [batch, 16, 8, 12] needs 64 channels for 4 sides of 16 bins",
                        "needs the output 'boxes_16'",
                        "needs the output 'scores_16'");
    }

    private OnnxModel raw(boolean dynamicSize) {
        return OnnxWriter.write(graph, weights, new ExportOptions(dynamicSize, true, ""));
    }

    private NetworkOutputs run(OnnxModel model) throws OrtException {
        try (RuntimeSession session = new RuntimeSession(model)) {
            return session.outputs(images);
        }
    }

    private static BoxDecoder decoder(BoxCoding coding, DetectionDecoding decoding) {
        return BoxDecoder.of(new DetectionHead(coding, decoding), CLASSES);
    }

    /** Rows may trade places where their scores agree to the sixth digit. */
    private static void requireEqual(CandidateBoxes found, CandidateBoxes expected) {
        assertThat(found.count()).isEqualTo(expected.count());
        for (int row = 0; row < found.count(); row++) {
            assertThat(found.score(row)).isCloseTo(expected.score(row), within(1e-5f));
            assertThat(isAmong(found, row, expected))
                    .as("%s of class %d, score %f", found.box(row), found.label(row), found.score(row))
                    .isTrue();
        }
    }

    private static boolean isAmong(CandidateBoxes found, int row, CandidateBoxes expected) {
        for (int other = 0; other < expected.count(); other++) {
            if (expected.label(other) == found.label(row)
                    && Math.abs(expected.score(other) - found.score(row)) < 1e-5
                    && Math.abs(expected.box(other).xMin() - found.box(row).xMin()) < 1e-3
                    && Math.abs(expected.box(other).yMin() - found.box(row).yMin()) < 1e-3
                    && Math.abs(expected.box(other).xMax() - found.box(row).xMax()) < 1e-3
                    && Math.abs(expected.box(other).yMax() - found.box(row).yMax()) < 1e-3) {
                return true;
            }
        }
        return false;
    }

    private static Graph detector() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, CANVAS.height(), CANVAS.width()));
        Value map = net.silu(net.conv("stem", image, ConvOptions.of(8, 3).stride(4)));
        level(net, 4, map);
        level(net, 8, net.silu(net.conv("down", map, ConvOptions.of(8, 3).stride(2))));
        return net.build();
    }

    private static void level(GraphBuilder net, int stride, Value map) {
        net.output(
                BoxCoding.DistanceMaps.boxes(stride),
                net.conv("boxes" + stride, map, ConvOptions.of(4 * MAPS.bins(), 3)));
        net.output(BoxCoding.DistanceMaps.scores(stride), net.conv("scores" + stride, map, ConvOptions.of(CLASSES, 3)));
    }
}

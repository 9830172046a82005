package dev.sightline.infer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.testing.SeededRandom;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionBindingTest {

    private static final int SIDE = 8;
    private static final int IMAGE = 3 * SIDE * SIDE;
    private static final BoxCoding.DistanceMaps MAPS = new BoxCoding.DistanceMaps(2, List.of(1));
    private static final long[] ONE = {1, 3, SIDE, SIDE};
    private static final long[] THREE = {3, 3, SIDE, SIDE};

    private final Random random = SeededRandom.forTest("SessionBindingTest", 3);

    @Test
    void everyRunOfABindingGivesWhatASingleRunGives() {
        try (ModelSession session = session(detector());
                SessionBinding binding = session.bind(ONE)) {
            for (int run = 0; run < 4; run++) {
                requireEqual(run(binding, pixels(1)), session, ONE);
            }
        }
    }

    @Test
    void aBindingFollowsItsShapeThereAndBack() {
        try (ModelSession session = session(detector());
                SessionBinding binding = session.bind(ONE)) {
            for (long[] shape : List.of(ONE, ONE, THREE, THREE, THREE, ONE, THREE, ONE, ONE)) {
                binding.reshape(shape);
                requireEqual(run(binding, pixels((int) shape[0])), session, shape);
            }
        }
    }

    @Test
    void fromTheSecondRunOnOutputsOfKnownShapeKeepTheirPlace() {
        try (ModelSession session = session(detector());
                SessionBinding binding = session.bind(ONE)) {
            FloatBuffer first = boxes(binding.run());
            FloatBuffer second = boxes(binding.run());
            FloatBuffer third = boxes(run(binding, pixels(1)));

            assertThat(first).isNotSameAs(second);
            assertThat(third).isSameAs(second);
        }
    }

    @Test
    void outputsWhoseShapeOnlyARunDeterminesAreCopied() {
        OnnxModel suppressed = DetectionTail.suppressed(detector(), MAPS, new DetectionDecoding(.5, .5, false, 100));
        try (ModelSession session = session(suppressed);
                SessionBinding binding = session.bind(ONE)) {
            List<Integer> rows = random.ints(6, 0, 2)
                    .mapToObj(dark -> dark == 0 ? pixels(1) : new float[IMAGE])
                    .map(pixels -> {
                        NetworkOutputs found = run(binding, pixels);
                        requireEqual(found, session, ONE);
                        return found.required("detections", 2).size(0);
                    })
                    .toList();

            assertThat(rows).contains(0).anyMatch(count -> count > 0);
        }
    }

    @Test
    void aClosedSessionAndTooFewNumbersAreRefused() {
        ModelSession session = session(detector());
        try (SessionBinding binding = session.bind(ONE)) {
            assertThatThrownBy(() -> session.run(FloatBuffer.allocate(IMAGE - 1), ONE))
                    .hasMessage("an input needs 192 numbers, received 191");
            session.close();
            assertThatThrownBy(binding::run).hasMessage("the session of tiny is closed");
        }
    }

    private static ModelSession session(OnnxModel model) {
        return new ModelSession(model.bytes(), "tiny", SessionOptions.cpu(1));
    }

    private float[] last = {};

    private NetworkOutputs run(SessionBinding binding, float[] pixels) {
        last = pixels;
        binding.input().put(0, pixels);
        return binding.run();
    }

    /** Compares with a run of its own on the pixels that were run last. */
    private void requireEqual(NetworkOutputs found, ModelSession session, long[] shape) {
        Map<String, NetworkOutput> expected =
                session.run(FloatBuffer.wrap(last), shape).byName();
        assertThat(List.copyOf(found.byName().keySet())).isEqualTo(List.copyOf(expected.keySet()));
        assertThat(found.byName()).isEqualTo(expected);
    }

    private static FloatBuffer boxes(NetworkOutputs outputs) {
        return outputs.required(BoxCoding.DistanceMaps.boxes(1), 4).values();
    }

    private float[] pixels(int images) {
        float[] pixels = new float[images * IMAGE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return pixels;
    }

    /** Scores are below a half for a dark pixel, above it for a light one. */
    private static OnnxModel detector() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, SIDE, SIDE));
        net.output(BoxCoding.DistanceMaps.boxes(1), net.conv("boxes", image, ConvOptions.of(8, 1)));
        net.output(BoxCoding.DistanceMaps.scores(1), net.conv("scores", image, ConvOptions.of(1, 1)));
        Map<String, float[]> weights = Map.of(
                "boxes.weight", new float[] {1, 2, 3, -1, 1, 2, 3, 0, 1, 1, 1, 1, 0, 0, 1, 1, 2, 0, 1, 0, 2, 3, 0, 1},
                "boxes.bias", new float[] {1, 0, 2, 0, 3, 0, 4, 0},
                "scores.weight", new float[] {1, 1, 1},
                "scores.bias", new float[] {-1});
        return OnnxWriter.write(net.build(), weights::get, ExportOptions.standard());
    }
}

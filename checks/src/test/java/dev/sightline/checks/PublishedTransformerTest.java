package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.session.InferenceSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Transformers against the publishers' own code: logits of torchvision 0.28 (Swin, with 24 features, 2 blocks in each stage
 * and 3 heads) and timm 1.0.29 (ViT) for weights and an image that a formula gives. At 64 x 100 Swin's maps need
 * zeros before windows and before halving; at 224 x 224 they need none.
 */
class PublishedTransformerTest {

    private static final int CLASSES = 5;
    private static final int IMAGE = 1000;

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("swin", "tiny", 64, 100, List.of(0.259872, 0.144341, -0.835249, 1.076391, 0.672609)),
                Arguments.of("swin", "tiny", 224, 224, List.of(0.8411, 0.402695, -0.253753, 1.677322, 0.802159)),
                Arguments.of("vit", "ti-16", 64, 96, List.of(0.738479, 1.321725, 0.151645, 0.726527, -0.915414)));
    }

    @ParameterizedTest(name = "{0} {1} at {2} x {3}")
    @MethodSource("published")
    void logitsAreThoseOfThePublishersCode(
            String family, String variant, int height, int width, List<Double> expected) {
        Graph graph = ModelFamilies.classifier(family).build(new ModelOptions(variant, CLASSES, width, height));
        FloatBuffer image = ByteBuffer.allocateDirect(3 * height * width * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < image.capacity(); i++) {
            image.put(i, (float) noise(i, IMAGE));
        }
        try (InferenceSession session = new InferenceSession(graph, weights(graph), TorchDevice.CPU, 2)) {
            FloatBuffer logits = session.predict(new ImageBatch(image, 1, height, width, 3))
                    .byName()
                    .values()
                    .iterator()
                    .next()
                    .values();
            for (int i = 0; i < CLASSES; i++) {
                assertThat((double) logits.get(i)).isCloseTo(expected.get(i), within(1e-4));
            }
        }
    }

    /** Each parameter from its place among the sorted paths. */
    private static Map<String, StoredArray> weights(Graph graph) {
        Map<String, StoredArray> weights = new LinkedHashMap<>();
        List<String> paths =
                graph.parameters().stream().map(Parameter::path).sorted().toList();
        for (int k = 0; k < paths.size(); k++) {
            Shape shape = graph.parameter(paths.get(k)).shape();
            float[] values = new float[Math.toIntExact(shape.elements())];
            boolean factor = shape.rank() == 1 && paths.get(k).endsWith("weight");
            double spread =
                    shape.rank() > 1 ? 1.5 / Math.sqrt((double) values.length / shape.size(0)) : factor ? .3 : .2;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (noise(i, k) * spread + (factor ? 1 : 0));
            }
            weights.put(paths.get(k), new StoredArray(shape.sizes(), values));
        }
        return weights;
    }

    /** A number within -1 to 1 that does not follow from its neighbours. */
    private static double noise(int index, int series) {
        int hash = index * 0x9E3779B1 + series * 0x85EBCA77;
        hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >>> 12)) * 0x297A2D39;
        hash ^= hash >>> 15;
        return Integer.toUnsignedLong(hash) / 0x1p31 - 1;
    }
}

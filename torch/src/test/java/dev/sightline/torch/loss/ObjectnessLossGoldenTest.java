package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.SimOta;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.assign.AnchorGrid;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loss of YOLOX, its terms and the gradient of every raw output against PyTorch. */
class ObjectnessLossGoldenTest {

    private static final double TOLERANCE = 1e-5;
    private static final GoldenTable GOLDEN = GoldenTable.of(ObjectnessLossGoldenTest.class, "objectness-loss.txt");
    private static final int IMAGES = 3;
    private static final List<Integer> STRIDES = List.of(8, 16);
    private static final TrainingMaps MAPS =
            new TrainingMaps(List.of(TrainingMaps.BOXES, TrainingMaps.OBJECTNESS, TrainingMaps.SCORES), STRIDES);

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void valueTermsAndGradientsAreThoseOfTheReference() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> maps = new TreeMap<>();
            MAPS.names().forEach(name -> maps.put(name, GOLDEN.tensor(name).requires_grad_(true)));
            LossFunction.Result result = compute(maps);
            result.value().backward();
            GOLDEN.requireClose("total", result.value().item_double(), TOLERANCE);
            result.terms().losses().forEach((name, value) -> GOLDEN.requireClose(name, value, TOLERANCE));
            assertThat(result.terms().losses()).containsOnlyKeys("box", "objectness", "class", "l1");
            maps.forEach(
                    (name, map) -> GOLDEN.requireClose(name + "-gradient", TensorArrays.floats(map.grad()), TOLERANCE));
        }
    }

    private static LossFunction.Result compute(Map<String, Tensor> maps) {
        List<ImageTargets> targets = IntStream.range(0, IMAGES)
                .mapToObj(image ->
                        new ImageTargets(GOLDEN.floats("targets-" + image), GOLDEN.integers("labels-" + image)))
                .toList();
        return new ObjectnessLoss(3, new DetectorLoss.Objectness(5, 1, 1, 1, new SimOta(2.5, 10, 3, 100_000)))
                .compute(new LevelMaps(MAPS, IMAGES, maps), AnchorGrid.of(48, 32, STRIDES), targets);
    }
}

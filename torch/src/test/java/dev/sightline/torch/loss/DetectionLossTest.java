package dev.sightline.torch.loss;

import static dev.sightline.torch.loss.AlignedCase.GOLDEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.LibTorch;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole loss, its terms and the gradient of every raw output against PyTorch. */
class DetectionLossTest {

    private static final double TOLERANCE = 1e-5;

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void valueAndTermsAreThoseOfTheReference() {
        try (PointerScope scope = new PointerScope()) {
            LossFunction.Result result = compute(maps(), AlignedCase.targets());
            GOLDEN.requireClose("total", result.value().item_double(), TOLERANCE);
            for (String term : List.of("box", "class", "distribution")) {
                GOLDEN.requireClose(term, result.terms().loss(term), TOLERANCE);
            }
        }
    }

    @Test
    void everyRawOutputHasTheGradientOfTheReference() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> maps = maps();
            compute(maps, AlignedCase.targets()).value().backward();
            maps.forEach(
                    (name, map) -> GOLDEN.requireClose(name + "-gradient", TensorArrays.floats(map.grad()), TOLERANCE));
        }
    }

    @Test
    void aBatchWithoutBoxesTeachesTheScoresAlone() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> maps = maps();
            LossFunction.Result result = compute(maps, AlignedCase.noTargets());
            result.value().backward();
            GOLDEN.requireClose("empty-total", result.value().item_double(), TOLERANCE);
            assertThat(result.terms().loss("box") + result.terms().loss("distribution"))
                    .isZero();
            for (int stride : AlignedCase.STRIDES) {
                String scores = "scores_" + stride;
                GOLDEN.requireClose(
                        "empty-" + scores + "-gradient",
                        TensorArrays.floats(
                                Objects.requireNonNull(maps.get(scores)).grad()),
                        TOLERANCE);
                assertThat(Objects.requireNonNull(maps.get("boxes_" + stride))
                                .grad()
                                .defined())
                        .isFalse();
            }
        }
    }

    private static LossFunction.Result compute(Map<String, Tensor> maps, List<ImageTargets> targets) {
        return new DetectionLoss(AlignedCase.options())
                .compute(new LevelMaps(AlignedCase.MAPS, AlignedCase.IMAGES, maps), AlignedCase.GRID, targets);
    }

    private static Map<String, Tensor> maps() {
        Map<String, Tensor> maps = new TreeMap<>();
        AlignedCase.MAPS
                .names()
                .forEach(name -> maps.put(name, GOLDEN.tensor(name).requires_grad_(true)));
        return maps;
    }
}

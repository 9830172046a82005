package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.op.Dropout;
import dev.sightline.nn.op.Shape;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.TorchDevice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int IMAGES = 64;
    private static final int NUMBERS = 500;
    private static final DropoutDraws DRAWS = new DropoutDraws(7, 3, 0);

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    /** 32,000 draws at .25: the share dropped has a deviation of .0024. */
    @Test
    void numbersAreDroppedAtTheRateAndTheOthersScaledSoThatTheMeanStays() {
        float[] out = outputs(new Dropout(.25, Dropout.Unit.NUMBER), ForwardPass.training(DRAWS));

        assertThat(share(out)).isCloseTo(.25, within(.012));
        assertThat(distinct(out)).isEqualTo(Set.of(0f, (float) (1 / .75)));
    }

    @Test
    void anImageIsDroppedAsAWhole() {
        float[] out = outputs(new Dropout(.5, Dropout.Unit.IMAGE), ForwardPass.training(DRAWS));

        int dropped = 0;
        for (int image = 0; image < IMAGES; image++) {
            float[] own = Arrays.copyOfRange(out, image * NUMBERS, (image + 1) * NUMBERS);
            assertThat(distinct(own)).hasSize(1).isSubsetOf(Set.of(0f, 2f));
            dropped += own[0] == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(16, 48); // 64 draws at .5: a deviation of 4
    }

    @Test
    void everyPlaceInTheRunHasItsOwnDrawsAndTheSamePlaceTheSame() {
        Dropout dropout = new Dropout(.5, Dropout.Unit.NUMBER);
        Set<String> seen = new HashSet<>();
        for (DropoutDraws draws : List.of(
                DRAWS,
                new DropoutDraws(8, 3, 0),
                new DropoutDraws(7, 4, 0),
                new DropoutDraws(7, 3, 1),
                new DropoutDraws(3, 7, 0))) {
            float[] out = outputs(dropout, ForwardPass.training(draws));
            assertThat(out).containsExactly(outputs(dropout, ForwardPass.training(draws)));
            assertThat(seen.add(Arrays.toString(out))).isTrue();
        }
    }

    @Test
    void inEvaluationNothingIsDropped() {
        assertThat(distinct(outputs(new Dropout(.5, Dropout.Unit.NUMBER), ForwardPass.evaluation())))
                .containsExactly(1f);
    }

    /** The slope of what is kept is {@code 1 / (1 - rate)}, that of what is dropped 0. */
    @Test
    void theGradientIsDroppedAlike() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.ones(IMAGES, NUMBERS);
            x.requires_grad_(true);
            Tensor y = run(new Dropout(.25, Dropout.Unit.NUMBER), x, ForwardPass.training(DRAWS));
            y.sum().backward();
            assertThat(TensorArrays.floats(x.grad())).containsExactly(TensorArrays.floats(y));
        }
    }

    @Test
    void theNumberTypeStays() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.ones(IMAGES, NUMBERS).to(torch.ScalarType.BFloat16);
            Tensor y = run(new Dropout(.5, Dropout.Unit.IMAGE), x, ForwardPass.training(DRAWS));
            assertThat(y.scalar_type().intern()).isEqualTo(torch.ScalarType.BFloat16);
        }
    }

    private static float[] outputs(Dropout dropout, ForwardPass pass) {
        try (PointerScope scope = new PointerScope()) {
            return TensorArrays.floats(run(dropout, torch.ones(IMAGES, NUMBERS), pass));
        }
    }

    private static Tensor run(Dropout dropout, Tensor x, ForwardPass pass) {
        GraphBuilder net = new GraphBuilder();
        net.output("out", net.add(dropout, net.input("x", Shape.of(1, NUMBERS))));
        Graph graph = net.build();
        try (ParameterViews none = ParameterViews.zeros(
                FlatLayout.of(graph, LearningPlan.all()), NativeDevices.floatsOn(TorchDevice.CPU))) {
            return Objects.requireNonNull(
                    new GraphExecutor(graph).run(x, none, pass).get("out"));
        }
    }

    private static double share(float[] out) {
        int dropped = 0;
        for (float value : out) {
            dropped += value == 0 ? 1 : 0;
        }
        return (double) dropped / out.length;
    }

    private static Set<Float> distinct(float[] values) {
        Set<Float> distinct = new HashSet<>();
        for (float value : values) {
            distinct.add(value);
        }
        return distinct;
    }
}

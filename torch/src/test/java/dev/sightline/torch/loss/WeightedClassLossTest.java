package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.TensorArrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two images, three classes, the second image a mixture. Expected values are PyTorch 2.13.0's, in 64-bit floats. */
class WeightedClassLossTest {

    private static final float[] LOGITS = {2, -1, .5f, .1f, .3f, -2};
    private static final float[] TARGET = {1, 0, 0, 0, .25f, .75f};
    private static final float[] WEIGHTS = {.5f, 2, 3};

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    static List<Arguments> weighted() {
        return List.of(
                Arguments.of(new ClassLoss.CrossEntropy(0), 3.5440511684641236),
                Arguments.of(new ClassLoss.CrossEntropy(.1), 3.5631811434312732),
                Arguments.of(new ClassLoss.Focal(2), 3.0229898892442373),
                Arguments.of(new ClassLoss.BinaryCrossEntropy(0), 5.211955592600505));
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void everyClassCountsByItsWeightAndTheSumIsDividedByTheImages(ClassLoss loss, double expected) {
        try (PointerScope scope = new PointerScope()) {
            Tensor value = ClassLossTensor.weighted(
                    loss, TensorArrays.of(LOGITS, 2, 3), TensorArrays.of(TARGET, 2, 3), TensorArrays.of(WEIGHTS, 3));

            assertThat(value.item_double()).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void binaryCrossEntropyOfOneClassSpreadsItsSmoothingOverTheClasses() {
        ClassLoss exclusive = new ClassLoss.BinaryCrossEntropy(.1, true);

        assertThat(exclusive.isExclusive()).isTrue();
        assertThat(plain(exclusive)).isCloseTo(2.3128899658298536, within(1e-5));
        assertThat(plain(new ClassLoss.BinaryCrossEntropy(.1))).isCloseTo(2.313723299163186, within(1e-5));
    }

    @Test
    void thereIsOneWeightForEachClass() {
        ClassificationObjective objective =
                new ClassificationObjective("logits", 3, new ClassLoss.CrossEntropy(0), Optional.empty());

        assertThatThrownBy(() -> objective.withClassWeights(List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each of the 3 classes needs a weight, received 2");
    }

    private static double plain(ClassLoss loss) {
        try (PointerScope scope = new PointerScope()) {
            return ClassLossTensor.of(loss, TensorArrays.of(LOGITS, 2, 3), TensorArrays.of(TARGET, 2, 3))
                    .item_double();
        }
    }
}

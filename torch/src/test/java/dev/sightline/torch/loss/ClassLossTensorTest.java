package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.TensorArrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Value and gradient of every classification loss against PyTorch, and their behaviour far from zero. */
class ClassLossTensorTest {

    private static final double TOLERANCE = 2e-6;
    private static final GoldenTable GOLDEN = GoldenTable.of(ClassLossTensorTest.class, "class-losses.txt");

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    static List<Arguments> losses() {
        return List.of(
                Arguments.of("cross-entropy-plain", new ClassLoss.CrossEntropy(0), "logits", "plain"),
                Arguments.of("cross-entropy-smoothed", new ClassLoss.CrossEntropy(.1), "logits", "plain"),
                Arguments.of("cross-entropy-soft", new ClassLoss.CrossEntropy(0), "logits", "soft"),
                Arguments.of("cross-entropy-soft-smoothed", new ClassLoss.CrossEntropy(.2), "logits", "soft"),
                Arguments.of("focal-0", new ClassLoss.Focal(0), "logits", "soft"),
                Arguments.of("focal-1.5-plain", new ClassLoss.Focal(1.5), "logits", "plain"),
                Arguments.of("focal-2-soft", new ClassLoss.Focal(2), "logits", "soft"),
                Arguments.of("binary-0", new ClassLoss.BinaryCrossEntropy(0), "logits", "multi"),
                Arguments.of("binary-0.1", new ClassLoss.BinaryCrossEntropy(.1), "logits", "multi"),
                Arguments.of("asymmetric-0-0-0", new ClassLoss.Asymmetric(0, 0, 0), "mild-logits", "multi"),
                Arguments.of("asymmetric-1-4-0.05", new ClassLoss.Asymmetric(1, 4, .05), "mild-logits", "multi"),
                Arguments.of("asymmetric-0-2-0.2", new ClassLoss.Asymmetric(0, 2, .2), "mild-logits", "multi"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void valueAndGradientAreThoseOfTheReference(String name, ClassLoss loss, String logits, String target) {
        try (PointerScope scope = new PointerScope()) {
            Tensor input = GOLDEN.tensor(logits).requires_grad_(true);
            Tensor value = ClassLossTensor.of(loss, input, GOLDEN.tensor(target));
            value.backward();
            GOLDEN.requireClose(name, value.item_double(), TOLERANCE);
            GOLDEN.requireClose(name + "-gradient", TensorArrays.floats(input.grad()), TOLERANCE);
        }
    }

    static List<ClassLoss> exponentsBelowOne() {
        return List.of(
                new ClassLoss.Focal(.5),
                new ClassLoss.Asymmetric(.5, .5, 0),
                new ClassLoss.Asymmetric(.5, .5, .05),
                new ClassLoss.Asymmetric(0, 4, 0));
    }

    @ParameterizedTest
    @MethodSource("exponentsBelowOne")
    void theSurestPredictionsLeaveValueAndGradientFinite(ClassLoss loss) {
        float[] sure = {60, -60, -60, 60, 100, -100, -100, 100};
        float[] shown = {1, 0, 1, 0, 1, 0, 0, 1};
        try (PointerScope scope = new PointerScope()) {
            Tensor input = TensorArrays.of(sure, 4, 2).requires_grad_(true);
            Tensor value = ClassLossTensor.of(loss, input, TensorArrays.of(shown, 4, 2));
            value.backward();
            assertThat(value.item_double()).isFinite();
            for (float slope : TensorArrays.floats(input.grad())) {
                assertThat(slope).isFinite();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exponentsBelowOne")
    void aClassThatIsSurelyWrongStillHasASlope(ClassLoss loss) {
        try (PointerScope scope = new PointerScope()) {
            Tensor input = TensorArrays.of(new float[] {-30, 30}, 1, 2).requires_grad_(true);
            ClassLossTensor.of(loss, input, TensorArrays.of(new float[] {1, 0}, 1, 2))
                    .backward();
            assertThat(TensorArrays.floats(input.grad())[0]).isLessThan(-.5f);
        }
    }
}

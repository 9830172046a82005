package dev.sightline.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.LossTerms;
import dev.sightline.torch.execute.LossFunction;
import dev.sightline.torch.execute.TensorArrays;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distillation against PyTorch, value and gradient, and what a classifier's objective observes. */
class ClassificationObjectiveTest {

    private static final double TOLERANCE = 2e-6;
    private static final int CLASSES = 4;
    private static final GoldenTable GOLDEN = GoldenTable.of(ClassificationObjectiveTest.class, "class-losses.txt");

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @ParameterizedTest
    @CsvSource({"distillation-4-0.3, 4, .3", "distillation-1-1, 1, 1"})
    void distillationHasTheValueAndTheGradientOfTheReference(String name, double temperature, double weight) {
        try (PointerScope scope = new PointerScope()) {
            Tensor logits = GOLDEN.tensor("logits").requires_grad_(true);
            LossFunction.Result result =
                    compute(Optional.of(new Distillation(temperature, weight)), logits, targets("soft"));
            result.value().backward();
            GOLDEN.requireClose(name, result.value().item_double(), TOLERANCE);
            GOLDEN.requireClose(name, result.terms().total(), TOLERANCE);
            GOLDEN.requireClose(name + "-gradient", TensorArrays.floats(logits.grad()), TOLERANCE);
        }
    }

    @Test
    void theTermsOfGroundTruthAndTeacherAreListedApart() {
        try (PointerScope scope = new PointerScope()) {
            LossTerms terms = compute(Optional.of(new Distillation(4, .3)), GOLDEN.tensor("logits"), targets("soft"))
                    .terms();
            float[] parts = {(float) terms.loss("class"), (float) terms.loss("teacher")};
            GOLDEN.requireClose("distillation-4-0.3-parts", parts, TOLERANCE);
        }
    }

    @Test
    void withoutATeacherTheValueIsThatOfTheClassLoss() {
        try (PointerScope scope = new PointerScope()) {
            LossTerms terms = compute(Optional.empty(), GOLDEN.tensor("logits"), targets("soft"))
                    .terms();
            GOLDEN.requireClose("cross-entropy-soft", terms.loss("class"), TOLERANCE);
            assertThat(terms.losses()).containsOnlyKeys("class");
        }
    }

    /** Classes 2, 0, 3, 1, 0 are shown; highest are 2, 2, 0, 0 and, of equals, the first. */
    @Test
    void accuracyIsTheShareWhoseHighestLogitIsTheClassShown() {
        try (PointerScope scope = new PointerScope()) {
            LossTerms terms = compute(Optional.empty(), GOLDEN.tensor("logits"), targets("plain"))
                    .terms();
            assertThat(terms.observations()).containsExactly(Map.entry("accuracy", .4));
        }
    }

    @Test
    void aMixtureOfImagesHasNoAccuracy() {
        try (PointerScope scope = new PointerScope()) {
            LossTerms terms = compute(Optional.empty(), GOLDEN.tensor("logits"), targets("soft"))
                    .terms();
            assertThat(terms.observations()).isEmpty();
        }
    }

    private static LossFunction.Result compute(
            Optional<Distillation> distillation, Tensor logits, List<SoftLabels> targets) {
        ImageBatch batch = new ImageBatch(FloatBuffer.allocate(3 * targets.size()), targets.size(), 3, 1, 1);
        return new ClassificationObjective("logits", CLASSES, new ClassLoss.CrossEntropy(0), distillation)
                .compute(Map.of("logits", logits), batch, targets);
    }

    /** One for each row of a table of shares, with the teacher's logits of that row. */
    private static List<SoftLabels> targets(String table) {
        float[] shares = GOLDEN.floats(table);
        float[] teacher = GOLDEN.floats("teacher");
        List<SoftLabels> targets = new ArrayList<>();
        for (int first = 0; first < shares.length; first += CLASSES) {
            int from = first;
            int[] labels = IntStream.range(0, CLASSES)
                    .filter(label -> shares[from + label] > 0)
                    .toArray();
            float[] shown = new float[labels.length];
            for (int i = 0; i < shown.length; i++) {
                shown[i] = shares[first + labels[i]];
            }
            targets.add(new SoftLabels(labels, shown, Arrays.copyOfRange(teacher, first, first + CLASSES)));
        }
        return targets;
    }
}

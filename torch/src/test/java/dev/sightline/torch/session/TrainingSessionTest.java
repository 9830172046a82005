package dev.sightline.torch.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StreamedArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.Regularization;
import dev.sightline.testing.SeededRandom;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.loss.DetectionObjective;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.optimise.TrainingState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrainingSessionTest {

    private static final int SIZE = 64;
    private static final Graph GRAPH = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 2, SIZE));

    @Test
    void theLossFallsOnOneBatchTrainedAgainAndAgain() {
        try (TrainingSession<ImageTargets> session = session(TrainingSessionTest::nothing)) {
            double first = session.accumulate(batch(), targets()).total();
            session.update(LearningRates.same(0.002));
            double last = first;
            for (int step = 0; step < 30; step++) {
                last = session.accumulate(batch(), targets()).total();
                session.update(LearningRates.same(0.002));
            }
            assertThat(last).isLessThan(first * 0.7);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertSameBits(afterSteps(3), afterSteps(3));
    }

    @Test
    void aRestoredStateGoesOnWithTheSameBits() {
        TrainingState half = afterSteps(2);
        try (TrainingSession<ImageTargets> session = session(TrainingSessionTest::nothing)) {
            session.restore(half);
            step(session);
            assertSameBits(session.state(), afterSteps(3));
        }
    }

    /** What is dropped follows from the place in the run, not from what was drawn before. */
    @Test
    void aRestoredStateDropsWhatTheWholeRunDrops() {
        try (TrainingSession<ImageTargets> whole = dropping();
                TrainingSession<ImageTargets> resumed = dropping();
                TrainingSession<ImageTargets> plain = session(TrainingSessionTest::nothing)) {
            step(whole);
            step(whole);
            resumed.restore(whole.state());
            plain.restore(whole.state());
            step(whole);
            step(resumed);
            step(plain);
            assertSameBits(resumed.state(), whole.state());
            assertThat(values(plain, "model.0.conv.weight")).isNotEqualTo(values(whole, "model.0.conv.weight"));
        }
    }

    @Test
    void frozenParametersKeepEveryBit() {
        try (TrainingSession<ImageTargets> session =
                session(parameter -> parameter.path().startsWith("model.0."))) {
            float[] before = values(session, "model.0.conv.weight");
            float[] trainableBefore = values(session, "model.1.conv.weight");
            step(session);
            assertThat(values(session, "model.0.conv.weight")).containsExactly(before);
            assertThat(values(session, "model.1.conv.weight")).isNotEqualTo(trainableBefore);
        }
    }

    @Test
    void whatIsFrozenAtFirstIsTrainedFromItsEpochOn() {
        LearningPlan plan = new LearningPlan(parameter -> inFront(parameter) ? 2 : 0, parameter -> 1);
        try (TrainingSession<ImageTargets> session = session(plan)) {
            float[] before = values(session, "model.0.conv.weight");
            assertThat(session.beginEpoch(1)).isLessThan(session.trainableCount());
            step(session);
            assertThat(values(session, "model.0.conv.weight")).containsExactly(before);
            assertThat(session.beginEpoch(2)).isEqualTo(session.trainableCount());
            step(session);
            assertThat(values(session, "model.0.conv.weight")).isNotEqualTo(before);
        }
    }

    @Test
    void whatIsTrainedLateTakesItsFirstStepAsIfItWereTheRunsFirst() {
        LearningPlan plan = new LearningPlan(parameter -> inFront(parameter) ? 1 : 0, parameter -> 1);
        try (TrainingSession<ImageTargets> session = session(plan)) {
            for (int i = 0; i < 3; i++) {
                step(session);
            }
            float[] before = values(session, "model.0.bn.bias");
            session.beginEpoch(1);
            step(session);
            float[] after = values(session, "model.0.bn.bias");
            for (int i = 0; i < before.length; i++) {
                // Adam's first step is the learning rate in the direction of the gradient (Kingma and Ba 2015, 2.1).
                assertThat((double) Math.abs(after[i] - before[i])).isCloseTo(0.001, within(2e-5));
            }
        }
    }

    @Test
    void aStateFromAnEarlierStageGoesOnWithTheSameBits() {
        LearningPlan plan = new LearningPlan(parameter -> inFront(parameter) ? 1 : 0, parameter -> 1);
        try (TrainingSession<ImageTargets> whole = session(plan);
                TrainingSession<ImageTargets> resumed = session(plan)) {
            step(whole);
            TrainingState boundary = whole.state();
            whole.beginEpoch(1);
            step(whole);
            resumed.restore(boundary);
            resumed.beginEpoch(1);
            step(resumed);
            assertSameBits(resumed.state(), whole.state());
        }
    }

    @Test
    void aPlanThatFreezesEverythingIsRefused() {
        assertThatThrownBy(() -> session(LearningPlan.freezing(parameter -> true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every parameter is frozen in the first epoch");
    }

    @Test
    void parametersOfAnotherNetworkAreRefusedByName() {
        Graph other = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 3, SIZE));
        try (TrainingSession<ImageTargets> session = session(TrainingSessionTest::nothing);
                TrainingSession<ImageTargets> wider = new TrainingSession<>(
                        other,
                        new DetectionObjective(ModelFamilies.detector("yolov8").description(), 3),
                        options(),
                        LearningPlan.all())) {
            TrainingState foreign = wider.state();
            assertThatThrownBy(() -> session.restore(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("model.22.cv3.0.2.weight has shape")
                    .hasMessageContaining("the network needs [2,");
        }
    }

    @Test
    void aClosedSessionRefusesEveryCall() {
        TrainingSession<ImageTargets> session = session(TrainingSessionTest::nothing);
        session.close();
        assertThatThrownBy(session::state).hasMessage("this training session is closed");
        session.close();
    }

    @Test
    void aMissingGraphicsCardIsNamedWithWhatIsThere() {
        TrainingOptions wanted = new TrainingOptions(
                new TorchDevice(TorchDevice.Kind.CUDA, 77),
                Precision.FLOAT32,
                1,
                1,
                options().optimizer(),
                10,
                options().averaging());
        assertThatThrownBy(() -> new TrainingSession<>(
                        GRAPH,
                        new DetectionObjective(ModelFamilies.detector("yolov8").description(), 2),
                        wanted,
                        LearningPlan.all()))
                .hasMessageContaining("device cuda:77 is not here; devices on this machine: [cpu");
    }

    private static void assertSameBits(TrainingState actual, TrainingState expected) {
        assertSameBits(actual.parameters(), expected.parameters());
        assertSameBits(actual.averages(), expected.averages());
        assertSameBits(actual.optimizer(), expected.optimizer());
        assertThat(actual.updates()).isEqualTo(expected.updates());
    }

    private static void assertSameBits(Map<String, StreamedArray> actual, Map<String, StreamedArray> expected) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        actual.forEach((path, array) -> assertThat(Arrays.equals(
                        array.values(),
                        Objects.requireNonNull(expected.get(path)).values()))
                .as(path)
                .isTrue());
    }

    private static boolean nothing(Parameter parameter) {
        return false;
    }

    private static float[] values(TrainingSession<ImageTargets> session, String path) {
        return Objects.requireNonNull(session.state().parameters().get(path)).values();
    }

    private static TrainingState afterSteps(int steps) {
        try (TrainingSession<ImageTargets> session = session(TrainingSessionTest::nothing)) {
            for (int i = 0; i < steps; i++) {
                step(session);
            }
            return session.state();
        }
    }

    private static void step(TrainingSession<ImageTargets> session) {
        session.accumulate(batch(), targets());
        session.update(LearningRates.same(0.001));
    }

    private static boolean inFront(Parameter parameter) {
        return parameter.path().startsWith("model.0.") || parameter.path().startsWith("model.1.");
    }

    private static TrainingSession<ImageTargets> session(Predicate<Parameter> frozen) {
        return session(LearningPlan.freezing(frozen));
    }

    private static TrainingSession<ImageTargets> dropping() {
        return session(new Regularization(0, .5).of(GRAPH), LearningPlan.all());
    }

    private static TrainingSession<ImageTargets> session(LearningPlan plan) {
        return session(GRAPH, plan);
    }

    private static TrainingSession<ImageTargets> session(Graph graph, LearningPlan plan) {
        return new TrainingSession<>(
                graph, new DetectionObjective(ModelFamilies.detector("yolov8").description(), 2), options(), plan);
    }

    private static TrainingOptions options() {
        return new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                2,
                7,
                new OptimizerOptions.AdamW(0.9, 0.999, 1e-8, 5e-4),
                10,
                new AveragingOptions(0.999, 100));
    }

    private static ImageBatch batch() {
        Random random = SeededRandom.forTest("TrainingSessionTest", 5);
        FloatBuffer values = ByteBuffer.allocateDirect(2 * SIZE * SIZE * 3 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, random.nextFloat());
        }
        return new ImageBatch(values, 2, SIZE, SIZE, 3);
    }

    private static List<ImageTargets> targets() {
        return List.of(
                new ImageTargets(new float[] {4, 4, 40, 36}, new int[] {1}),
                new ImageTargets(new float[] {10, 20, 30, 60, 30, 5, 62, 30}, new int[] {0, 1}));
    }
}

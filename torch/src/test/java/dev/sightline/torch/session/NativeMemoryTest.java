package dev.sightline.torch.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.loss.ClassLoss;
import dev.sightline.torch.loss.ClassificationObjective;
import dev.sightline.torch.loss.DetectionObjective;
import dev.sightline.torch.loss.Distillation;
import dev.sightline.torch.loss.Objective;
import dev.sightline.torch.loss.SoftLabels;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainingOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class NativeMemoryTest {

    private static final int SIDE = 64;
    private static final int WARM_UP = 300;
    private static final int STEPS = 2000;

    /** One leaked activation of the smallest layer would already come to more. */
    private static final long TOLERANCE_KIB = 24 * 1024;

    /** A network, its objective, and the ground truth of one image. */
    private record Subject<T>(String name, Graph graph, Objective<T> objective, T target) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject<?>> subjects() {
        return List.of(
                new Subject<>(
                        "a detector",
                        ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 1, SIDE)),
                        new DetectionObjective(ModelFamilies.detector("yolov8").description(), 1),
                        new ImageTargets(new float[] {8, 8, 40, 40}, new int[] {0})),
                new Subject<>("a classifier", classifier(), classification(Optional.empty()), SoftLabels.of(1)),
                new Subject<>(
                        "a classifier with a teacher",
                        classifier(),
                        classification(Optional.of(new Distillation(4, .5))),
                        SoftLabels.of(1).withTeacher(new float[] {1, 0, 2})));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void residentMemoryStaysFlatOverTwoThousandSteps(Subject<?> subject) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        requireFlat(subject);
    }

    private static <T> void requireFlat(Subject<T> subject) throws IOException {
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                1,
                1,
                new OptimizerOptions.AdamW(0.9, 0.999, 1e-8, 0),
                10,
                new AveragingOptions(0.99, 1));
        try (TrainingSession<T> session =
                new TrainingSession<>(subject.graph(), subject.objective(), options, LearningPlan.all())) {
            steps(session, subject.target(), WARM_UP);
            long before = residentKib();
            steps(session, subject.target(), STEPS);
            long growth = residentKib() - before;
            System.out.println(subject + ": resident memory grew by " + growth + " KiB over " + STEPS + " steps");
            assertThat(growth).isLessThan(TOLERANCE_KIB);
        }
    }

    private static <T> void steps(TrainingSession<T> session, T target, int count) {
        ImageBatch batch = image();
        for (int i = 0; i < count; i++) {
            session.accumulate(batch, List.of(target));
            session.update(LearningRates.same(1e-4));
            if (i % 50 == 0) {
                session.predict(batch);
            }
        }
    }

    private static Graph classifier() {
        return ModelFamilies.classifier("pp-lcnet").build(ModelOptions.square("x0_25", 3, SIDE));
    }

    private static ClassificationObjective classification(Optional<Distillation> teacher) {
        return new ClassificationObjective(ClassifierFamily.OUTPUT, 3, new ClassLoss.CrossEntropy(.1), teacher);
    }

    private static ImageBatch image() {
        FloatBuffer values = ByteBuffer.allocateDirect(SIDE * SIDE * 3 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new ImageBatch(values, 1, SIDE, SIDE, 3);
    }

    private static long residentKib() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}

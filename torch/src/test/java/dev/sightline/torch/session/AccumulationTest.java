package dev.sightline.torch.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StreamedArray;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The update of several accumulated batches is that of one batch with all their images.
 *
 * <p>The last layers alone are trained, since batch normalisation that is trained takes its statistics from each batch.
 */
class AccumulationTest {

    private static final int SIZE = 64;
    private static final int IMAGES = 8;

    @ParameterizedTest
    @ValueSource(strings = {"2 2 2 2", "3 3 2", "1 7"})
    void aClassifiersMeanIsOverAllImages(String parts) {
        requireSameUpdate(classifier(), labels(false), classification(Optional.empty()), parts, head("fc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 2 2 2", "3 3 2"})
    void aTeachersShareIsOverAllImages(String parts) {
        Optional<Distillation> distillation = Optional.of(new Distillation(2, .7));
        requireSameUpdate(classifier(), labels(true), classification(distillation), parts, head("fc"));
    }

    /** The first two images have no box, so that the first batch has nothing to divide by. */
    @ParameterizedTest
    @ValueSource(strings = {"2 2 2 2", "3 3 2", "1 7"})
    void anAlignedDetectorDividesByTheWeightsOfAllImages(String parts) {
        requireSameUpdate(detector("yolov8"), boxes(), detection("yolov8"), parts, head("model.22"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 2 2 2", "3 3 2", "1 7"})
    void aDetectorWithObjectnessDividesByTheCellsOfAllImages(String parts) {
        requireSameUpdate(detector("yolox"), boxes(), detection("yolox"), parts, head("head"));
    }

    @Test
    void theNextUpdateCountsItsOwnImagesAlone() {
        List<SoftLabels> labels = labels(false);
        try (TrainingSession<SoftLabels> session = session(classifier(), classification(Optional.empty()), head("fc"));
                TrainingSession<SoftLabels> other =
                        session(classifier(), classification(Optional.empty()), head("fc"))) {
            for (int round = 0; round < 2; round++) {
                accumulate(session, labels, "4 4");
                accumulate(other, labels, "8");
            }
            requireSame(session, other);
        }
    }

    private static <T> void requireSameUpdate(
            Graph graph, List<T> targets, Objective<T> objective, String parts, Predicate<Parameter> trained) {
        try (TrainingSession<T> split = session(graph, objective, trained);
                TrainingSession<T> whole = session(graph, objective, trained)) {
            Map<String, StreamedArray> start = whole.state().parameters();
            accumulate(split, targets, parts);
            accumulate(whole, targets, Integer.toString(IMAGES));
            requireSame(split, whole);
            assertThat(largest(start, whole.state().parameters())).isGreaterThan(1e-4f);
        }
    }

    private static void requireSame(TrainingSession<?> actual, TrainingSession<?> expected) {
        Map<String, StreamedArray> wanted = expected.state().parameters();
        assertThat((double) largest(actual.state().parameters(), wanted)).isCloseTo(0, within(2e-6));
    }

    /** The largest difference between two networks' parameters. */
    private static float largest(Map<String, StreamedArray> some, Map<String, StreamedArray> others) {
        float largest = 0;
        for (Map.Entry<String, StreamedArray> entry : some.entrySet()) {
            float[] left = entry.getValue().values();
            float[] right = Objects.requireNonNull(others.get(entry.getKey())).values();
            for (int i = 0; i < left.length; i++) {
                largest = Math.max(largest, Math.abs(left[i] - right[i]));
            }
        }
        return largest;
    }

    private static <T> void accumulate(TrainingSession<T> session, List<T> targets, String parts) {
        int first = 0;
        for (String part : parts.split(" ", -1)) {
            int count = Integer.parseInt(part);
            session.accumulate(images(first, count), targets.subList(first, first + count));
            first += count;
        }
        session.update(LearningRates.same(.01));
    }

    private static <T> TrainingSession<T> session(Graph graph, Objective<T> objective, Predicate<Parameter> trained) {
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                2,
                7,
                new OptimizerOptions.Sgd(0, OptimizerOptions.MomentumRule.RATE_OUTSIDE, false, 0),
                Double.POSITIVE_INFINITY,
                new AveragingOptions(0, 1));
        return new TrainingSession<>(graph, objective, options, LearningPlan.freezing(trained.negate()));
    }

    private static Predicate<Parameter> head(String path) {
        return parameter -> parameter.path().startsWith(path + ".")
                && !parameter.path().contains(".bn.")
                && !parameter.path().contains(".conv.");
    }

    private static Graph classifier() {
        return ModelFamilies.named("pp-lcnet").build(ModelOptions.square("x0_25", 3, SIZE));
    }

    private static Graph detector(String family) {
        return ModelFamilies.named(family)
                .build(ModelOptions.square(family.equals("yolov8") ? "tiny" : "nano", 2, SIZE));
    }

    private static Objective<SoftLabels> classification(Optional<Distillation> distillation) {
        return new ClassificationObjective(ClassifierFamily.OUTPUT, 3, new ClassLoss.CrossEntropy(.1), distillation);
    }

    private static Objective<ImageTargets> detection(String family) {
        return new DetectionObjective(ModelFamilies.detector(family).description(), 2);
    }

    private static List<SoftLabels> labels(boolean teacher) {
        return IntStream.range(0, IMAGES)
                .mapToObj(number -> {
                    SoftLabels labels = SoftLabels.of(number % 3);
                    return teacher ? labels.withTeacher(new float[] {number, 1, -number / 2f}) : labels;
                })
                .toList();
    }

    private static List<ImageTargets> boxes() {
        List<ImageTargets> targets = new ArrayList<>();
        for (int number = 0; number < IMAGES; number++) {
            ImageTargets some = number % 3 == 0
                    ? new ImageTargets(new float[] {4, 4, 40, 36}, new int[] {1})
                    : new ImageTargets(new float[] {10, 20, 30, 60, 30, 5, 62, 30}, new int[] {0, 1});
            targets.add(number < 2 ? new ImageTargets(new float[0], new int[0]) : some);
        }
        return targets;
    }

    private static ImageBatch images(int first, int count) {
        int each = SIZE * SIZE * 3;
        FloatBuffer values = ByteBuffer.allocateDirect(count * each * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int number = 0; number < count; number++) {
            Random random = new Random(first + number);
            for (int i = 0; i < each; i++) {
                values.put(number * each + i, random.nextFloat());
            }
        }
        return new ImageBatch(values, count, SIZE, SIZE, 3);
    }
}

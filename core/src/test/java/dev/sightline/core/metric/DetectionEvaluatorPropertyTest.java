package dev.sightline.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.testing.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Changes to the input that must not change any metric, or only one way. All coordinates are whole numbers. */
class DetectionEvaluatorPropertyTest {

    private static final int LABELS = 4;
    private static final int SIDE = 512;

    private final Random random = SeededRandom.forTest("DetectionEvaluatorPropertyTest", 31);
    private final List<EvaluatedImage> images = randomImages();
    private final Map<String, OptionalDouble> metrics = metrics(images);

    @Test
    void theMetricsAreNeitherEmptyNorPerfect() {
        assertThat(metrics.values())
                .allSatisfy(metric -> assertThat(metric.orElseThrow()).isBetween(.01, .99));
    }

    @Test
    void mirroredImagesGiveTheSameMetrics() {
        List<EvaluatedImage> mirrored = images.stream()
                .map(image -> changed(
                        image,
                        target -> new GroundTruthBox(
                                SIDE - target.x() - target.width(),
                                target.y(),
                                target.width(),
                                target.height(),
                                target.area(),
                                target.label(),
                                target.crowd()),
                        found -> new DetectedBox(
                                SIDE - found.x() - found.width(),
                                found.y(),
                                found.width(),
                                found.height(),
                                found.label(),
                                found.score())))
                .toList();
        assertThat(metrics(mirrored)).isEqualTo(metrics);
    }

    @Test
    void onlyTheOrderOfScoresCounts() {
        List<EvaluatedImage> squared = images.stream()
                .map(image -> changed(
                        image, UnaryOperator.identity(), found -> withScore(found, Math.pow(found.score(), 3) - 7)))
                .toList();
        assertThat(metrics(squared)).isEqualTo(metrics);
    }

    @Test
    void imagesAndDetectionsMayComeInAnyOrderWhereScoresDiffer() {
        List<EvaluatedImage> shuffled = new ArrayList<>();
        for (EvaluatedImage image : images) {
            List<DetectedBox> detections = new ArrayList<>(image.detections());
            Collections.shuffle(detections, random);
            shuffled.add(new EvaluatedImage(image.name(), image.targets(), detections));
        }
        Collections.shuffle(shuffled, random);
        assertThat(metrics(shuffled)).isEqualTo(metrics);
    }

    @Test
    void anEmptyImageChangesNothing() {
        List<EvaluatedImage> more = new ArrayList<>(images);
        more.add(3, new EvaluatedImage("empty", List.of(), List.of()));
        assertThat(metrics(more)).isEqualTo(metrics);
    }

    @Test
    void aFalseAlarmNeverRaisesAnyPrecision() {
        List<EvaluatedImage> more = new ArrayList<>(images);
        more.add(
                new EvaluatedImage("alarm", List.of(), List.of(new DetectedBox(0, 0, 60, 60, 1, random.nextDouble()))));
        Map<String, OptionalDouble> with = metrics(more);
        for (String name : List.of("AP", "AP50", "AP75", "AP_medium")) {
            assertThat(value(with, name)).isLessThanOrEqualTo(value(metrics, name));
        }
    }

    @Test
    void recallGrowsWithTheLimitOnDetections() {
        assertThat(value(metrics, "AR@1")).isLessThan(value(metrics, "AR@3"));
        assertThat(value(metrics, "AR@3")).isLessThanOrEqualTo(value(metrics, "AR@100"));
    }

    @Test
    void oneThreadGivesTheSameBits() {
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> metrics(images)).join()).isEqualTo(metrics);
        } finally {
            alone.shutdown();
        }
    }

    private static double value(Map<String, OptionalDouble> metrics, String name) {
        return metrics.getOrDefault(name, OptionalDouble.empty()).orElseThrow();
    }

    private static Map<String, OptionalDouble> metrics(List<EvaluatedImage> images) {
        return DetectionEvaluator.evaluate(images, LABELS, new DetectionMetricOptions(List.of(1, 3, 100)))
                .byName();
    }

    private List<EvaluatedImage> randomImages() {
        List<EvaluatedImage> made = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<GroundTruthBox> targets = new ArrayList<>();
            List<DetectedBox> detections = new ArrayList<>();
            for (int object = random.nextInt(12); object > 0; object--) {
                int side = new int[] {12, 40, 120}[random.nextInt(3)];
                GroundTruthBox target = randomTarget(side);
                targets.add(target);
                for (int tries = random.nextInt(4); tries > 0; tries--) {
                    detections.add(near(target, side / 8 + 1));
                }
            }
            made.add(new EvaluatedImage("image " + i, targets, detections));
        }
        return made;
    }

    private GroundTruthBox randomTarget(int side) {
        int width = side + random.nextInt(side);
        int height = side + random.nextInt(side);
        return new GroundTruthBox(
                random.nextInt(SIDE - width),
                random.nextInt(SIDE - height),
                width,
                height,
                .7 * width * height,
                random.nextInt(LABELS),
                random.nextInt(10) == 0);
    }

    private DetectedBox near(GroundTruthBox target, int step) {
        return new DetectedBox(
                target.x() + random.nextInt(step),
                target.y() + random.nextInt(step),
                target.width() + random.nextInt(step),
                target.height(),
                random.nextInt(8) == 0 ? random.nextInt(LABELS) : target.label(),
                random.nextDouble());
    }

    private static DetectedBox withScore(DetectedBox box, double score) {
        return new DetectedBox(box.x(), box.y(), box.width(), box.height(), box.label(), score);
    }

    private static EvaluatedImage changed(
            EvaluatedImage image, UnaryOperator<GroundTruthBox> targets, UnaryOperator<DetectedBox> detections) {
        return new EvaluatedImage(
                image.name(),
                image.targets().stream().map(targets).toList(),
                image.detections().stream().map(detections).toList());
    }
}

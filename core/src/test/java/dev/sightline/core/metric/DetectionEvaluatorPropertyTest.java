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

/** Changes to the input that must not change any figure, or only one way. All coordinates are whole numbers. */
class DetectionEvaluatorPropertyTest {

    private static final int LABELS = 4;
    private static final int SIDE = 512;

    private final Random random = SeededRandom.forTest("DetectionEvaluatorPropertyTest", 31);
    private final List<EvaluatedPicture> pictures = randomPictures();
    private final Map<String, OptionalDouble> figures = figures(pictures);

    @Test
    void theFiguresAreNeitherEmptyNorPerfect() {
        assertThat(figures.values())
                .allSatisfy(figure -> assertThat(figure.orElseThrow()).isBetween(.01, .99));
    }

    @Test
    void mirroredPicturesGiveTheSameFigures() {
        List<EvaluatedPicture> mirrored = pictures.stream()
                .map(picture -> changed(
                        picture,
                        truth -> new TruthBox(
                                SIDE - truth.x() - truth.width(),
                                truth.y(),
                                truth.width(),
                                truth.height(),
                                truth.area(),
                                truth.label(),
                                truth.crowd()),
                        found -> new DetectedBox(
                                SIDE - found.x() - found.width(),
                                found.y(),
                                found.width(),
                                found.height(),
                                found.label(),
                                found.score())))
                .toList();
        assertThat(figures(mirrored)).isEqualTo(figures);
    }

    @Test
    void onlyTheOrderOfScoresCounts() {
        List<EvaluatedPicture> squared = pictures.stream()
                .map(picture -> changed(
                        picture, UnaryOperator.identity(), found -> withScore(found, Math.pow(found.score(), 3) - 7)))
                .toList();
        assertThat(figures(squared)).isEqualTo(figures);
    }

    @Test
    void picturesAndDetectionsMayComeInAnyOrderWhereScoresDiffer() {
        List<EvaluatedPicture> shuffled = new ArrayList<>();
        for (EvaluatedPicture picture : pictures) {
            List<DetectedBox> detections = new ArrayList<>(picture.detections());
            Collections.shuffle(detections, random);
            shuffled.add(new EvaluatedPicture(picture.name(), picture.truths(), detections));
        }
        Collections.shuffle(shuffled, random);
        assertThat(figures(shuffled)).isEqualTo(figures);
    }

    @Test
    void anEmptyPictureChangesNothing() {
        List<EvaluatedPicture> more = new ArrayList<>(pictures);
        more.add(3, new EvaluatedPicture("empty", List.of(), List.of()));
        assertThat(figures(more)).isEqualTo(figures);
    }

    @Test
    void aFalseAlarmNeverRaisesAnyPrecision() {
        List<EvaluatedPicture> more = new ArrayList<>(pictures);
        more.add(new EvaluatedPicture(
                "alarm", List.of(), List.of(new DetectedBox(0, 0, 60, 60, 1, random.nextDouble()))));
        Map<String, OptionalDouble> with = figures(more);
        for (String name : List.of("AP", "AP50", "AP75", "AP_medium")) {
            assertThat(value(with, name)).isLessThanOrEqualTo(value(figures, name));
        }
    }

    @Test
    void recallGrowsWithTheLimitOnDetections() {
        assertThat(value(figures, "AR@1")).isLessThan(value(figures, "AR@3"));
        assertThat(value(figures, "AR@3")).isLessThanOrEqualTo(value(figures, "AR@100"));
    }

    @Test
    void oneThreadGivesTheSameBits() {
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            assertThat(alone.submit(() -> figures(pictures)).join()).isEqualTo(figures);
        } finally {
            alone.shutdown();
        }
    }

    private static double value(Map<String, OptionalDouble> figures, String name) {
        return figures.getOrDefault(name, OptionalDouble.empty()).orElseThrow();
    }

    private static Map<String, OptionalDouble> figures(List<EvaluatedPicture> pictures) {
        return DetectionEvaluator.evaluate(pictures, LABELS, new DetectionMetricOptions(List.of(1, 3, 100)))
                .byName();
    }

    private List<EvaluatedPicture> randomPictures() {
        List<EvaluatedPicture> made = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<TruthBox> truths = new ArrayList<>();
            List<DetectedBox> detections = new ArrayList<>();
            for (int object = random.nextInt(12); object > 0; object--) {
                int side = new int[] {12, 40, 120}[random.nextInt(3)];
                TruthBox truth = randomTruth(side);
                truths.add(truth);
                for (int tries = random.nextInt(4); tries > 0; tries--) {
                    detections.add(near(truth, side / 8 + 1));
                }
            }
            made.add(new EvaluatedPicture("picture " + i, truths, detections));
        }
        return made;
    }

    private TruthBox randomTruth(int side) {
        int width = side + random.nextInt(side);
        int height = side + random.nextInt(side);
        return new TruthBox(
                random.nextInt(SIDE - width),
                random.nextInt(SIDE - height),
                width,
                height,
                .7 * width * height,
                random.nextInt(LABELS),
                random.nextInt(10) == 0);
    }

    private DetectedBox near(TruthBox truth, int step) {
        return new DetectedBox(
                truth.x() + random.nextInt(step),
                truth.y() + random.nextInt(step),
                truth.width() + random.nextInt(step),
                truth.height(),
                random.nextInt(8) == 0 ? random.nextInt(LABELS) : truth.label(),
                random.nextDouble());
    }

    private static DetectedBox withScore(DetectedBox box, double score) {
        return new DetectedBox(box.x(), box.y(), box.width(), box.height(), box.label(), score);
    }

    private static EvaluatedPicture changed(
            EvaluatedPicture picture, UnaryOperator<TruthBox> truths, UnaryOperator<DetectedBox> detections) {
        return new EvaluatedPicture(
                picture.name(),
                picture.truths().stream().map(truths).toList(),
                picture.detections().stream().map(detections).toList());
    }
}

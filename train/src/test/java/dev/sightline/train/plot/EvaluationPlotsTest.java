package dev.sightline.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.evaluation.ClassTable;
import dev.sightline.core.evaluation.DetectionEvaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationPlotsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 20, 80})
    void everyNumberOfClassesGivesThreeReadableImages(int classes) throws IOException {
        List<Path> written = write(names(classes), images(classes), folder);

        assertThat(written)
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("precision-recall.png", "f1-confidence.png", "confusion-matrix.png");
        for (Path file : written) {
            BufferedImage buffered = ImageIO.read(file.toFile());
            assertThat(buffered.getWidth()).isBetween(300, 1600);
            assertThat(buffered.getHeight()).isBetween(300, 1600);
            assertThat(colors(buffered)).as("%s is not blank", file).isGreaterThan(10);
        }
    }

    @Test
    void theSameMetricsGiveTheSameBytes() throws IOException {
        List<Path> first = write(names(3), images(3), folder.resolve("first"));
        List<Path> second = write(names(3), images(3), folder.resolve("second"));

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    @Test
    void withNothingToFindOnlyTheMatrixIsDrawn() throws IOException {
        List<EvaluatedImage> images =
                List.of(new EvaluatedImage("empty", List.of(), List.of(new DetectedBox(0, 0, 5, 5, 0, .9))));

        assertThat(write(names(2), images, folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("confusion-matrix.png");
    }

    @Test
    void namesOfAnyLengthAndScriptAreDrawn() throws IOException {
        LabelMap labels =
                LabelMap.of(List.of("划痕", "a class name that no one would want to write twice in a row", "ok"));

        assertThat(write(labels, images(3), folder)).allMatch(Files::exists);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, .004})
    void theBestF1OfTheTableIsTheHighestPointOfItsCurveHoweverSmallTheScores(double scale) {
        List<EvaluatedImage> images = images(3).stream()
                .map(image -> new EvaluatedImage(
                        image.name(),
                        image.targets(),
                        image.detections().stream()
                                .map(box -> new DetectedBox(
                                        box.x(), box.y(), box.width(), box.height(), box.label(), box.score() * scale))
                                .toList()))
                .toList();
        DetectionMetrics metrics = DetectionEvaluator.evaluate(images, 3, DetectionMetricOptions.coco());
        ClassTable table = DetectionEvaluation.of(metrics, 60, names(3).names()).classes();
        int column =
                table.columns().stream().map(ClassTable.Column::name).toList().indexOf("best F1");

        LineChart chart = new EvaluationPlots(metrics, names(3)).f1();

        for (int label = 0; label < 3; label++) {
            Curve curve = chart.curves().get(label);
            double best = table.rows().get(label).cells().get(column).orElseThrow();
            assertThat(Collections.max(curve.y())).isEqualTo(best);
            assertThat(curve.name()).endsWith(String.format(Locale.ROOT, "  %.3f", best));
        }
        Curve mean = chart.curves().get(3);
        assertThat(chart.title()).contains(String.format(Locale.ROOT, "mean %.3f at ", Collections.max(mean.y())));
        assertThat(mean.name()).endsWith(String.format(Locale.ROOT, "  %.3f", Collections.max(mean.y())));
        assertThat(chart.end().orElseThrow()).isEqualTo(scale == 1 ? 1 : .005);
    }

    static List<Path> write(LabelMap labels, List<EvaluatedImage> images, Path folder) throws IOException {
        return EvaluationPlots.write(
                DetectionEvaluator.evaluate(images, labels.size(), DetectionMetricOptions.coco()),
                DetectionConfusion.of(images, labels.size(), ConfusionOptions.standard()),
                labels,
                folder);
    }

    static LabelMap names(int classes) {
        List<String> board = List.of("missing hole", "mouse bite", "open circuit", "short", "spur", "spurious copper");
        return LabelMap.of(IntStream.range(0, classes)
                .mapToObj(i -> i < board.size() ? board.get(i) : "class " + i)
                .toList());
    }

    /** Boxes found with growing error, some missed, some confused, some alarms. */
    static List<EvaluatedImage> images(int classes) {
        Random random = new Random(5);
        List<EvaluatedImage> images = new ArrayList<>();
        for (int image = 0; image < 60; image++) {
            List<GroundTruthBox> targets = new ArrayList<>();
            List<DetectedBox> found = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int label = random.nextInt(classes);
                double x = random.nextInt(250);
                double y = random.nextInt(250);
                targets.add(new GroundTruthBox(x, y, 40, 30, 1200, label, false));
                if (random.nextDouble() < .85) {
                    int seen = random.nextDouble() < .1 ? random.nextInt(classes) : label;
                    double shift = random.nextGaussian() * 4;
                    found.add(new DetectedBox(x + shift, y - shift, 40, 30, seen, .3 + .7 * random.nextDouble()));
                }
                if (random.nextDouble() < .3) {
                    found.add(new DetectedBox(
                            random.nextInt(250),
                            random.nextInt(250),
                            30,
                            30,
                            random.nextInt(classes),
                            .6 * random.nextDouble()));
                }
            }
            images.add(new EvaluatedImage("image " + image, targets, found));
        }
        return images;
    }

    static long colors(BufferedImage buffered) {
        return IntStream.of(
                        buffered.getRGB(0, 0, buffered.getWidth(), buffered.getHeight(), null, 0, buffered.getWidth()))
                .distinct()
                .count();
    }
}

package dev.sightline.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionConfusion;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.metric.TruthBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void everyNumberOfClassesGivesThreeReadablePictures(int classes) throws IOException {
        List<Path> written = write(names(classes), pictures(classes), folder);

        assertThat(written)
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("precision-recall.png", "f1-confidence.png", "confusion-matrix.png");
        for (Path file : written) {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isBetween(300, 1600);
            assertThat(image.getHeight()).isBetween(300, 1600);
            assertThat(colors(image)).as("%s is not blank", file).isGreaterThan(10);
        }
    }

    @Test
    void theSameFiguresGiveTheSameBytes() throws IOException {
        List<Path> first = write(names(3), pictures(3), folder.resolve("first"));
        List<Path> second = write(names(3), pictures(3), folder.resolve("second"));

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
        }
    }

    @Test
    void withNothingToFindOnlyTheMatrixIsDrawn() throws IOException {
        List<EvaluatedPicture> pictures =
                List.of(new EvaluatedPicture("empty", List.of(), List.of(new DetectedBox(0, 0, 5, 5, 0, .9))));

        assertThat(write(names(2), pictures, folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("confusion-matrix.png");
    }

    @Test
    void namesOfAnyLengthAndScriptAreDrawn() throws IOException {
        LabelMap labels =
                LabelMap.of(List.of("划痕", "a class name that no one would want to write twice in a row", "ok"));

        assertThat(write(labels, pictures(3), folder)).allMatch(Files::exists);
    }

    static List<Path> write(LabelMap labels, List<EvaluatedPicture> pictures, Path folder) throws IOException {
        return EvaluationPlots.write(
                DetectionEvaluator.evaluate(pictures, labels.size(), DetectionMetricOptions.coco()),
                DetectionConfusion.of(pictures, labels.size(), ConfusionOptions.standard()),
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
    static List<EvaluatedPicture> pictures(int classes) {
        Random random = new Random(5);
        List<EvaluatedPicture> pictures = new ArrayList<>();
        for (int picture = 0; picture < 60; picture++) {
            List<TruthBox> truths = new ArrayList<>();
            List<DetectedBox> found = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int label = random.nextInt(classes);
                double x = random.nextInt(250);
                double y = random.nextInt(250);
                truths.add(new TruthBox(x, y, 40, 30, 1200, label, false));
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
            pictures.add(new EvaluatedPicture("picture " + picture, truths, found));
        }
        return pictures;
    }

    static long colors(BufferedImage image) {
        return IntStream.of(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}

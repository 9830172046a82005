package dev.sightline.train.evaluate;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.ImageMatching;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.draw.Canvas;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Mark;
import dev.sightline.image.draw.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws detections beside the ground truth.
 *
 * @param threshold least score of a detection that is drawn; for the eye alone, metrics count every score
 */
record PredictionSheets(ImageDecoder decoder, LabelMap labels, double threshold) {

    private static final int WORST = 12;
    private static final int PAGE = 12;

    /** Writes {@code page.png} and the images with the most errors into {@code worst}. */
    List<Path> write(List<EvaluatedImagePrediction> predictions, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        written.add(page(predictions, PAGE, 4, folder.resolve("page.png")));
        written.addAll(worst(predictions, WORST, folder.resolve("worst")));
        return written;
    }

    /**
     * Writes the images with the most errors, ground truth on the left and predictions on the right; ties by id.
     *
     * @return the files written, worst first
     */
    private List<Path> worst(List<EvaluatedImagePrediction> predictions, int count, Path folder) throws IOException {
        Comparator<EvaluatedImagePrediction> byMistakes = Comparator.comparingInt(prediction -> -mistakes(prediction));
        List<EvaluatedImagePrediction> ordered = predictions.stream()
                .sorted(byMistakes.thenComparing(
                        prediction -> prediction.sample().id()))
                .limit(count)
                .toList();
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (EvaluatedImagePrediction prediction : ordered) {
            Path file =
                    folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", written.size() + 1, fileName(prediction)));
            ImageWriter.writePng(sideBySide(prediction), file);
            written.add(file);
        }
        return written;
    }

    /** One page of the first images, with predictions only. */
    private Path page(List<EvaluatedImagePrediction> predictions, int count, int columns, Path file) {
        List<Captioned> drawn = predictions.stream()
                .limit(count)
                .map(prediction ->
                        new Captioned(found(prediction), prediction.sample().id()))
                .toList();
        ImageWriter.writePng(Sheet.grid(drawn, columns), file);
        return file;
    }

    private Image sideBySide(EvaluatedImagePrediction prediction) {
        String id = prediction.sample().id();
        return Sheet.row(List.of(
                new Captioned(target(prediction), id + ": ground truth, " + targets(prediction)),
                new Captioned(found(prediction), "predictions, " + mistakes(prediction) + " errors")));
    }

    private Image target(EvaluatedImagePrediction prediction) {
        List<Mark> marks = prediction.sample().boxes().stream()
                .map(annotation -> Mark.of(annotation.box(), annotation.label(), labels))
                .toList();
        return Canvas.draw(decoder.decode(prediction.sample().file()), marks);
    }

    private Image found(EvaluatedImagePrediction prediction) {
        List<Mark> marks = prediction.detections().atLeast(threshold).items().stream()
                .map(detection -> Mark.of(detection, labels))
                .toList();
        return Canvas.draw(decoder.decode(prediction.sample().file()), marks);
    }

    private int mistakes(EvaluatedImagePrediction prediction) {
        EvaluatedImagePrediction drawn = new EvaluatedImagePrediction(
                prediction.sample(), prediction.detections().atLeast(threshold));
        return ImageMatching.of(drawn.evaluated(), ConfusionOptions.standard()).mistakes();
    }

    private static String targets(EvaluatedImagePrediction prediction) {
        long objects = prediction.sample().boxes().stream()
                .filter(annotation -> !annotation.crowd())
                .count();
        return objects == 1 ? "1 object" : objects + " objects";
    }

    private static String fileName(EvaluatedImagePrediction prediction) {
        return prediction.sample().id().replaceAll("[^A-Za-z0-9._-]", "_");
    }
}

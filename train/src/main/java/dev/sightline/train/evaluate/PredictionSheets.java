package dev.sightline.train.evaluate;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.ConfusionOptions;
import dev.sightline.core.metric.PictureMatching;
import dev.sightline.image.Picture;
import dev.sightline.image.PictureDecoder;
import dev.sightline.image.PictureWriter;
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
 * Draws what a model found beside what is there.
 *
 * @param threshold least score of a detection that is drawn; for the eye alone, figures count every score
 */
public record PredictionSheets(PictureDecoder decoder, LabelMap labels, double threshold) {

    /**
     * Writes the pictures with the most mistakes, truth on the left and prediction on the right; ties by id.
     *
     * @return the files written, worst first
     */
    public List<Path> worst(List<PictureAnswer> answers, int count, Path folder) throws IOException {
        Comparator<PictureAnswer> byMistakes = Comparator.comparingInt(answer -> -mistakes(answer));
        List<PictureAnswer> ordered = answers.stream()
                .sorted(byMistakes.thenComparing(answer -> answer.sample().id()))
                .limit(count)
                .toList();
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (PictureAnswer answer : ordered) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", written.size() + 1, fileName(answer)));
            PictureWriter.writePng(sideBySide(answer), file);
            written.add(file);
        }
        return written;
    }

    /** One page of the first answers, predictions only. */
    public Path page(List<PictureAnswer> answers, int count, int columns, Path file) {
        List<Captioned> drawn = answers.stream()
                .limit(count)
                .map(answer -> new Captioned(found(answer), answer.sample().id()))
                .toList();
        PictureWriter.writePng(Sheet.grid(drawn, columns), file);
        return file;
    }

    private Picture sideBySide(PictureAnswer answer) {
        String id = answer.sample().id();
        return Sheet.row(List.of(
                new Captioned(truth(answer), id + ": truth, " + truths(answer)),
                new Captioned(found(answer), "found, " + mistakes(answer) + " mistakes")));
    }

    private Picture truth(PictureAnswer answer) {
        List<Mark> marks = answer.sample().annotations().stream()
                .map(annotation -> Mark.of(annotation.box(), annotation.label(), labels))
                .toList();
        return Canvas.draw(decoder.decode(answer.sample().picture()), marks);
    }

    private Picture found(PictureAnswer answer) {
        List<Mark> marks = answer.detections().atLeast(threshold).items().stream()
                .map(detection -> Mark.of(detection, labels))
                .toList();
        return Canvas.draw(decoder.decode(answer.sample().picture()), marks);
    }

    private int mistakes(PictureAnswer answer) {
        PictureAnswer drawn =
                new PictureAnswer(answer.sample(), answer.detections().atLeast(threshold));
        return PictureMatching.of(drawn.evaluated(), ConfusionOptions.standard())
                .mistakes();
    }

    private static String truths(PictureAnswer answer) {
        long objects = answer.sample().annotations().stream()
                .filter(annotation -> !annotation.crowd())
                .count();
        return objects == 1 ? "1 object" : objects + " objects";
    }

    private static String fileName(PictureAnswer answer) {
        return answer.sample().id().replaceAll("[^A-Za-z0-9._-]", "_");
    }
}

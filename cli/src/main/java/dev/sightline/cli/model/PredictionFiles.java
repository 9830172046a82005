package dev.sightline.cli.model;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.coco.CocoResultsWriter;
import dev.sightline.data.coco.CocoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SessionRuns as files that other tools read. Each is written aside and renamed. */
public record PredictionFiles(Path folder, LabelMap labels) {

    /** The classes of a classifier that a row of CSV is written for. */
    private static final int TOP = 5;

    /** What can be written. */
    public enum Format {
        /** {@code predictions.json}, a COCO result list, and {@code images.json}, which file each number is. */
        COCO,
        /** {@code labels/ID.txt}: class, centre, width, height as shares of the image, score. */
        YOLO,
        /** {@code predictions.csv}: path, class, label, score, xmin, ymin, xmax, ymax in pixels. */
        CSV
    }

    /**
     * Writes one format.
     *
     * @return the files, or the folder where there is one for each image
     * @throws IllegalArgumentException if the format holds boxes and the predictions are classes
     */
    public List<Path> write(Format format, List<PredictedImage> predicted) throws IOException {
        List<PredictedImage> read =
                predicted.stream().filter(one -> one.prediction().isPresent()).toList();
        return switch (format) {
            case COCO -> coco(read);
            case YOLO -> yolo(read);
            case CSV -> csv(read);
        };
    }

    private List<Path> coco(List<PredictedImage> read) throws IOException {
        List<Sample> samples = read.stream()
                .map(one -> new Sample(one.id(), one.file(), one.width(), one.height(), List.of()))
                .toList();
        Dataset dataset = new Dataset(labels, samples);
        List<Detections> found = read.stream().map(PredictionFiles::detections).toList();
        Path results = folder.resolve("predictions.json");
        Path images = folder.resolve("images.json");
        CocoResultsWriter.write(results, dataset, found);
        CocoWriter.write(
                images, dataset, read.stream().map(one -> one.file().toString()).toList());
        return List.of(results, images);
    }

    private List<Path> yolo(List<PredictedImage> read) throws IOException {
        Path texts = folder.resolve("labels");
        Files.createDirectories(texts);
        for (PredictedImage one : read) {
            StringBuilder text = new StringBuilder();
            for (Detection detection : detections(one).items()) {
                var box = detection.box();
                text.append(String.format(
                        Locale.ROOT,
                        "%d %.6f %.6f %.6f %.6f %.5f%n",
                        detection.label(),
                        (box.xMin() + box.xMax()) / 2 / one.width(),
                        (box.yMin() + box.yMax()) / 2 / one.height(),
                        box.width() / one.width(),
                        box.height() / one.height(),
                        detection.score()));
            }
            AtomicFile.writeText(texts.resolve(one.id() + ".txt"), text.toString());
        }
        return List.of(texts);
    }

    private List<Path> csv(List<PredictedImage> read) throws IOException {
        Path file = folder.resolve("predictions.csv");
        List<String> lines = new ArrayList<>();
        lines.add("path,class,label,score,xmin,ymin,xmax,ymax");
        for (PredictedImage one : read) {
            if (one.prediction().orElseThrow() instanceof Classification classification) {
                written(classification).forEach(score -> lines.add(row(one, score)));
            } else {
                detections(one).items().forEach(detection -> lines.add(row(one, detection)));
            }
        }
        AtomicFile.writeText(file, String.join("\n", lines) + "\n");
        return List.of(file);
    }

    /** The best few; where any number of classes is right, every class with its score. */
    private static List<ClassScore> written(Classification classification) {
        return classification.exclusive() ? classification.top(TOP) : classification.items();
    }

    private String row(PredictedImage one, Detection detection) {
        var box = detection.box();
        return row(one, new ClassScore(detection.label(), detection.score()))
                .replaceFirst(
                        ",,,,$",
                        String.format(
                                Locale.ROOT, ",%.2f,%.2f,%.2f,%.2f", box.xMin(), box.yMin(), box.xMax(), box.yMax()));
    }

    private String row(PredictedImage one, ClassScore score) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%.5f,,,,",
                quoted(one.file().toString()),
                quoted(labels.name(score.label())),
                score.label(),
                score.score());
    }

    /** A field as RFC 4180 has it. */
    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static Detections detections(PredictedImage one) {
        if (one.prediction().orElseThrow() instanceof Detections detections) {
            return detections;
        }
        throw new IllegalArgumentException("coco and yolo files hold boxes; a classifier's predictions go into csv");
    }
}

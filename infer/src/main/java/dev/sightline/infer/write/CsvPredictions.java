package dev.sightline.infer.write;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.infer.batch.PredictedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code predictions.csv}: path, class, label, score, and of boxes xmin, ymin, xmax, ymax in pixels. */
public final class CsvPredictions implements PredictionWriter {

    /** The classes of a classifier that a row is written for. */
    private static final int TOP = 5;

    @Override
    public List<Path> write(List<PredictedImage> predicted, LabelMap labels, Path folder) throws IOException {
        Path file = folder.resolve("predictions.csv");
        List<String> lines = new ArrayList<>();
        lines.add("path,class,label,score,xmin,ymin,xmax,ymax");
        for (PredictedImage one : PredictedImage.read(predicted)) {
            lines.addAll(one.prediction().orElseThrow().accept(new Rows(one.file(), labels)));
        }
        AtomicFile.writeText(file, String.join("\n", lines) + "\n");
        return List.of(file);
    }

    /** The rows of one image. */
    private record Rows(Path image, LabelMap labels) implements Prediction.Visitor<List<String>> {

        @Override
        public List<String> visit(Detections detections) {
            return detections.items().stream()
                    .map(one -> row(one.label(), one.score())
                            + String.format(
                                    Locale.ROOT,
                                    ",%.2f,%.2f,%.2f,%.2f",
                                    one.box().xMin(),
                                    one.box().yMin(),
                                    one.box().xMax(),
                                    one.box().yMax()))
                    .toList();
        }

        /** The best few; where any number of classes is right, every class with its score. */
        @Override
        public List<String> visit(Classification classification) {
            List<ClassScore> written = classification.exclusive() ? classification.top(TOP) : classification.items();
            return written.stream()
                    .map(one -> row(one.label(), one.score()) + ",,,,")
                    .toList();
        }

        private String row(int label, double score) {
            return String.format(
                    Locale.ROOT, "%s,%s,%d,%.5f", quoted(image.toString()), quoted(labels.name(label)), label, score);
        }
    }

    /** A field as RFC 4180 has it. */
    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

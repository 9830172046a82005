package dev.sightline.bench;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.metric.TruthBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Writes the set of {@link DetectionMetricsBenchmark} as COCO files, {@code gt.json} and {@code dt.json}, and our figures
 * for it as {@code figures.json}, into the folder given: for timing another tool on the same numbers.
 */
public final class SyntheticDetectionFiles {

    private SyntheticDetectionFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<EvaluatedPicture> pictures = SyntheticDetections.pictures(1);
        AtomicFile.writeText(folder.resolve("gt.json"), groundTruth(pictures));
        AtomicFile.writeText(folder.resolve("dt.json"), detections(pictures));
        AtomicFile.writeText(folder.resolve("figures.json"), figures(pictures));
    }

    private static String groundTruth(List<EvaluatedPicture> pictures) {
        StringJoiner images = new StringJoiner(",");
        StringJoiner annotations = new StringJoiner(",");
        int id = 1;
        for (EvaluatedPicture picture : pictures) {
            images.add("{\"id\":" + picture.name() + ",\"width\":640,\"height\":480}");
            for (TruthBox truth : picture.truths()) {
                annotations.add("{\"id\":" + id++ + ",\"image_id\":" + picture.name() + ",\"category_id\":"
                        + truth.label() + ",\"bbox\":"
                        + box(truth.x(), truth.y(), truth.width(), truth.height()) + ",\"area\":" + truth.area()
                        + ",\"iscrowd\":" + (truth.crowd() ? 1 : 0) + "}");
            }
        }
        String categories = String.join(
                ",",
                IntStream.range(0, SyntheticDetections.LABELS)
                        .mapToObj(label -> "{\"id\":" + label + ",\"name\":\"class " + label + "\"}")
                        .toList());
        return "{\"info\":{},\"images\":[" + images + "],\"annotations\":[" + annotations + "],\"categories\":["
                + categories + "]}";
    }

    private static String detections(List<EvaluatedPicture> pictures) {
        StringJoiner results = new StringJoiner(",", "[", "]");
        for (EvaluatedPicture picture : pictures) {
            for (DetectedBox found : picture.detections()) {
                results.add("{\"image_id\":" + picture.name() + ",\"category_id\":" + found.label() + ",\"bbox\":"
                        + box(found.x(), found.y(), found.width(), found.height()) + ",\"score\":" + found.score()
                        + "}");
            }
        }
        return results.toString();
    }

    private static String box(double x, double y, double width, double height) {
        return "[" + x + "," + y + "," + width + "," + height + "]";
    }

    private static String figures(List<EvaluatedPicture> pictures) {
        StringJoiner figures = new StringJoiner(",\n", "{", "}\n");
        DetectionEvaluator.evaluate(pictures, SyntheticDetections.LABELS, DetectionMetricOptions.coco())
                .byName()
                .forEach((name, figure) ->
                        figures.add("\"" + name + "\":" + (figure.isPresent() ? figure.getAsDouble() : "null")));
        return figures.toString();
    }
}

package dev.sightline.bench;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Writes the set of {@link DetectionMetricsBenchmark} as COCO files, {@code gt.json} and {@code dt.json}, and our metrics
 * for it as {@code metrics.json}, into the folder given: for timing another tool on the same numbers.
 */
public final class SyntheticDetectionFiles {

    private SyntheticDetectionFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<EvaluatedImage> images = SyntheticDetections.images(1);
        AtomicFile.writeText(folder.resolve("gt.json"), groundTruth(images));
        AtomicFile.writeText(folder.resolve("dt.json"), detections(images));
        AtomicFile.writeText(folder.resolve("metrics.json"), metrics(images));
    }

    private static String groundTruth(List<EvaluatedImage> images) {
        StringJoiner entries = new StringJoiner(",");
        StringJoiner annotations = new StringJoiner(",");
        int id = 1;
        for (EvaluatedImage image : images) {
            entries.add("{\"id\":" + image.name() + ",\"width\":640,\"height\":480}");
            for (GroundTruthBox target : image.targets()) {
                annotations.add("{\"id\":" + id++ + ",\"image_id\":" + image.name() + ",\"category_id\":"
                        + target.label() + ",\"bbox\":"
                        + box(target.x(), target.y(), target.width(), target.height()) + ",\"area\":" + target.area()
                        + ",\"iscrowd\":" + (target.crowd() ? 1 : 0) + "}");
            }
        }
        String categories = String.join(
                ",",
                IntStream.range(0, SyntheticDetections.LABELS)
                        .mapToObj(label -> "{\"id\":" + label + ",\"name\":\"class " + label + "\"}")
                        .toList());
        return "{\"info\":{},\"images\":[" + entries + "],\"annotations\":[" + annotations + "],\"categories\":["
                + categories + "]}";
    }

    private static String detections(List<EvaluatedImage> images) {
        StringJoiner results = new StringJoiner(",", "[", "]");
        for (EvaluatedImage image : images) {
            for (DetectedBox found : image.detections()) {
                results.add("{\"image_id\":" + image.name() + ",\"category_id\":" + found.label() + ",\"bbox\":"
                        + box(found.x(), found.y(), found.width(), found.height()) + ",\"score\":" + found.score()
                        + "}");
            }
        }
        return results.toString();
    }

    private static String box(double x, double y, double width, double height) {
        return "[" + x + "," + y + "," + width + "," + height + "]";
    }

    private static String metrics(List<EvaluatedImage> images) {
        StringJoiner metrics = new StringJoiner(",\n", "{", "}\n");
        DetectionEvaluator.evaluate(images, SyntheticDetections.LABELS, DetectionMetricOptions.coco())
                .byName()
                .forEach((name, metric) ->
                        metrics.add("\"" + name + "\":" + (metric.isPresent() ? metric.getAsDouble() : "null")));
        return metrics.toString();
    }
}

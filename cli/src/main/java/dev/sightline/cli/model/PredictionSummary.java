package dev.sightline.cli.model;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a prediction over many images came to.
 *
 * @param rate images a second, with everything that was written
 * @param written files and folders
 */
public record PredictionSummary(List<PredictedImage> predicted, LabelMap labels, double rate, List<Path> written) {

    public PredictionSummary {
        predicted = List.copyOf(predicted);
        written = List.copyOf(written);
    }

    public long unreadable() {
        return predicted.stream().filter(one -> one.prediction().isEmpty()).count();
    }

    /** How often each class was predicted: of detectors every box of at least .25, of classifiers the classes they predicted. */
    public Map<String, Integer> classes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (PredictedImage one : predicted) {
            one.prediction()
                    .ifPresent(prediction ->
                            labelsOf(prediction).forEach(label -> counts.merge(labels.name(label), 1, Integer::sum)));
        }
        return counts;
    }

    /** For programs. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("images", predicted.size());
        fields.put("unreadable", unreadable());
        fields.put(
                "problems",
                predicted.stream()
                        .map(PredictedImage::problem)
                        .filter(problem -> !problem.isEmpty())
                        .toList());
        fields.put("classes", classes());
        fields.put("images_per_second", rate);
        fields.put("written", written.stream().map(Path::toString).toList());
        return fields;
    }

    /** For people. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT, "%d images, %d of them unreadable, %.1f a second%n", predicted.size(), unreadable(), rate);
        List<String> counts = new ArrayList<>();
        classes().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> counts.add(entry.getKey() + " " + entry.getValue()));
        boolean classes =
                predicted.stream().flatMap(one -> one.prediction().stream()).anyMatch(Classification.class::isInstance);
        out.println((classes ? "predicted: " : "found (score .25 or more): ")
                + (counts.isEmpty() ? "nothing" : String.join(", ", counts)));
        written.forEach(path -> out.println("written: " + path));
        out.flush();
    }

    private static List<Integer> labelsOf(Prediction prediction) {
        if (prediction instanceof Detections detections) {
            return detections.atLeast(DrawnScores.DEFAULT).items().stream()
                    .map(detection -> detection.label())
                    .toList();
        }
        return ((Classification) prediction)
                .predicted().stream().map(ClassScore::label).toList();
    }
}

package dev.sightline.infer.batch;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.PredictionVisitor;
import dev.sightline.infer.draw.DrawnScores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a prediction over many images came to.
 *
 * @param rate images a second, with everything that was written
 * @param written files and folders
 */
public record PredictionSummary(List<PredictedImage> predicted, LabelMap labels, double rate, List<Path> written) {

    private static final String DETECTED = "found (score .25 or more)";

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
                    .ifPresent(prediction -> prediction
                            .accept(new Labels())
                            .forEach(label -> counts.merge(labels.name(label), 1, Integer::sum)));
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

    /** What a list of the classes is called: {@code found (score .25 or more)}. */
    public String heading() {
        return predicted.stream()
                .flatMap(one -> one.prediction().stream())
                .findFirst()
                .map(prediction -> prediction.accept(new Heading()))
                .orElse(DETECTED);
    }

    /** How a list of what was predicted begins. */
    private static final class Heading implements PredictionVisitor<String> {

        @Override
        public String visit(Detections detections) {
            return DETECTED;
        }

        @Override
        public String visit(Classification classification) {
            return "predicted";
        }
    }

    /** The labels that count: boxes of at least the score that is drawn, classes that were predicted. */
    private static final class Labels implements PredictionVisitor<List<Integer>> {

        @Override
        public List<Integer> visit(Detections detections) {
            return detections.atLeast(DrawnScores.DEFAULT).items().stream()
                    .map(Detection::label)
                    .toList();
        }

        @Override
        public List<Integer> visit(Classification classification) {
            return classification.predicted().stream().map(ClassScore::label).toList();
        }
    }
}

package dev.sightline.infer.batch;

import dev.sightline.core.label.LabelMap;
import dev.sightline.infer.draw.DrawnScores;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What predicting many images came to.
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

    /**
     * How often each class was predicted: of detectors every box of at least .25, of classifiers the classes they
     * predicted.
     */
    public Map<String, Integer> classes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (PredictedImage one : predicted) {
            one.prediction()
                    .ifPresent(prediction -> prediction
                            .predicted(DrawnScores.DEFAULT)
                            .forEach(found -> counts.merge(labels.name(found.label()), 1, Integer::sum)));
        }
        return counts;
    }

    /** What {@link #classes} counts, in words. */
    public String counted() {
        return predicted.stream()
                .flatMap(one -> one.prediction().stream())
                .findFirst()
                .map(prediction -> prediction.predictedInWords(DrawnScores.DEFAULT))
                .orElse("classes");
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
}

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
 * What a prediction over many pictures came to.
 *
 * @param rate pictures a second, with everything that was written
 * @param written files and folders
 */
public record PredictionSummary(List<AnsweredPicture> answered, LabelMap labels, double rate, List<Path> written) {

    public PredictionSummary {
        answered = List.copyOf(answered);
        written = List.copyOf(written);
    }

    public long unreadable() {
        return answered.stream().filter(one -> one.answer().isEmpty()).count();
    }

    /** How often each class was answered: of detectors every box of at least .25, of classifiers the classes they answered. */
    public Map<String, Integer> classes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (AnsweredPicture one : answered) {
            one.answer()
                    .ifPresent(answer ->
                            labelsOf(answer).forEach(label -> counts.merge(labels.name(label), 1, Integer::sum)));
        }
        return counts;
    }

    /** For programs. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pictures", answered.size());
        fields.put("unreadable", unreadable());
        fields.put(
                "faults",
                answered.stream()
                        .map(AnsweredPicture::fault)
                        .filter(fault -> !fault.isEmpty())
                        .toList());
        fields.put("classes", classes());
        fields.put("pictures_per_second", rate);
        fields.put("written", written.stream().map(Path::toString).toList());
        return fields;
    }

    /** For people. */
    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d pictures, %d of them unreadable, %.1f a second%n",
                answered.size(),
                unreadable(),
                rate);
        List<String> counts = new ArrayList<>();
        classes().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> counts.add(entry.getKey() + " " + entry.getValue()));
        boolean classes =
                answered.stream().flatMap(one -> one.answer().stream()).anyMatch(Classification.class::isInstance);
        out.println((classes ? "answered: " : "found (score .25 or more): ")
                + (counts.isEmpty() ? "nothing" : String.join(", ", counts)));
        written.forEach(path -> out.println("written: " + path));
        out.flush();
    }

    private static List<Integer> labelsOf(Prediction answer) {
        if (answer instanceof Detections detections) {
            return detections.atLeast(DrawnScores.DEFAULT).items().stream()
                    .map(detection -> detection.label())
                    .toList();
        }
        return ((Classification) answer)
                .answered().stream().map(ClassScore::label).toList();
    }
}

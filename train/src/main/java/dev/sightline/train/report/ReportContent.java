package dev.sightline.train.report;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run's report page shows.
 *
 * @param title such as the recipe's name
 * @param split the pictures that the figures are about
 * @param plots curves and the confusion matrix, in order
 * @param samples drawn predictions, in order
 * @param facts about the run and its machine, name and value, in order: checkpoint, code, data, seed, times, processor
 * @param recipe the resolved recipe as YAML
 */
public record ReportContent(
        String title,
        String split,
        LabelMap labels,
        DetectionFigures figures,
        List<ReportPicture> plots,
        List<ReportPicture> samples,
        Map<String, String> facts,
        String recipe) {

    public ReportContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(recipe, "recipe");
        plots = List.copyOf(plots);
        samples = List.copyOf(samples);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        if (figures.classes().size() != labels.size()) {
            throw new IllegalArgumentException("the figures are about "
                    + figures.classes().size() + " classes, the label map has " + labels.size());
        }
    }
}

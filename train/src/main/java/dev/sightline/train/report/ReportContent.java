package dev.sightline.train.report;

import dev.sightline.core.evaluation.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run's report page shows.
 *
 * @param title such as the recipe's name
 * @param split the images that the metrics are about
 * @param evaluation the metrics, and what limits their meaning
 * @param plots curves and the confusion matrix, in order
 * @param samples drawn predictions, in order
 * @param facts about the run and its machine, name and value, in order: checkpoint, code, data, seed, times, processor
 * @param recipe the resolved recipe as YAML
 */
public record ReportContent(
        String title,
        String split,
        Evaluation evaluation,
        List<ReportImage> plots,
        List<ReportImage> samples,
        Map<String, String> facts,
        String recipe) {

    public ReportContent {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(recipe, "recipe");
        plots = List.copyOf(plots);
        samples = List.copyOf(samples);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}

package dev.sightline.core.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The COCO detection metrics of a set of images.
 *
 * @param precision AP and its kind: the mean over the classes that have it
 * @param recall AR and its kind, likewise
 * @param classes one entry per class, in the order of the label map
 */
public record DetectionMetrics(AveragePrecision precision, AverageRecall recall, List<ClassMetrics> classes) {

    public DetectionMetrics {
        classes = List.copyOf(classes);
    }

    /**
     * The overall metrics under the names the field uses, in the order it prints them: {@code AP}, {@code AP50},
     * {@code AP75}, {@code AP_small}, {@code AP_medium}, {@code AP_large}, {@code AR@m} for every limit,
     * {@code AR_small}, {@code AR_medium}, {@code AR_large}.
     */
    public Map<String, OptionalDouble> byName() {
        Map<String, OptionalDouble> metrics = new LinkedHashMap<>();
        metrics.put("AP", precision.mean());
        metrics.put("AP50", precision.at50());
        metrics.put("AP75", precision.at75());
        metrics.put("AP_small", precision.small());
        metrics.put("AP_medium", precision.medium());
        metrics.put("AP_large", precision.large());
        recall.byMaxDetections().forEach((most, metric) -> metrics.put("AR@" + most, metric));
        metrics.put("AR_small", recall.small());
        metrics.put("AR_medium", recall.medium());
        metrics.put("AR_large", recall.large());
        return metrics;
    }
}

package dev.sightline.core.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The COCO detection metrics of a set of pictures.
 *
 * @param precision AP and its kind: the mean over the classes that have it
 * @param recall AR and its kind, likewise
 * @param classes one entry per class, in the order of the label map
 */
public record DetectionFigures(AveragePrecision precision, AverageRecall recall, List<ClassFigures> classes) {

    public DetectionFigures {
        classes = List.copyOf(classes);
    }

    /**
     * The overall figures under the names the field uses, in the order it prints them: {@code AP}, {@code AP50},
     * {@code AP75}, {@code AP_small}, {@code AP_medium}, {@code AP_large}, {@code AR@m} for every limit,
     * {@code AR_small}, {@code AR_medium}, {@code AR_large}.
     */
    public Map<String, OptionalDouble> byName() {
        Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        figures.put("AP", precision.mean());
        figures.put("AP50", precision.at50());
        figures.put("AP75", precision.at75());
        figures.put("AP_small", precision.small());
        figures.put("AP_medium", precision.medium());
        figures.put("AP_large", precision.large());
        recall.byMaxDetections().forEach((most, figure) -> figures.put("AR@" + most, figure));
        figures.put("AR_small", recall.small());
        figures.put("AR_medium", recall.medium());
        figures.put("AR_large", recall.large());
        return figures;
    }
}

package dev.sightline.infer.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first layer whose output differs between two sides, in the order in which the network computes.
 *
 * @param layer its path and operation
 * @param settings of the operation, such as kernel and stride
 * @param largestDifference between two numbers of its output
 */
public record LayerDifference(String layer, String settings, double largestDifference, WorstElement worst) {

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("layer", layer);
        fields.put("settings", settings);
        fields.put("largest_difference", largestDifference);
        fields.put("place", worst.place());
        fields.put("value", worst.value());
        fields.put("reference", worst.reference());
        return fields;
    }

    @Override
    public String toString() {
        return layer + ", " + settings + "; " + worst;
    }
}

package dev.sightline.data.check;

import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is in one split.
 *
 * @param totals of the whole split, such as {@code images}
 * @param counted what is counted for each class, such as {@code boxes}
 * @param byClass in label order
 */
public record SplitContent(String name, Map<String, Integer> totals, String counted, Map<String, Integer> byClass) {

    private static final String IMAGES = "images";
    private static final String BOXES = "boxes";
    private static final String WITHOUT_BOXES = "without boxes";

    public SplitContent {
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
        byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    }

    static SplitContent of(String name, Dataset dataset) {
        return dataset.holdsBoxes() ? ofBoxes(name, dataset) : ofClasses(name, dataset);
    }

    private static SplitContent ofBoxes(String name, Dataset dataset) {
        Map<String, Integer> boxes = new LinkedHashMap<>();
        dataset.labels().names().forEach(label -> boxes.put(label, 0));
        int empty = 0;
        for (Sample sample : dataset.samples()) {
            empty += sample.boxes().isEmpty() ? 1 : 0;
            for (BoxAnnotation annotation : sample.boxes()) {
                boxes.merge(dataset.labels().name(annotation.label()), 1, Integer::sum);
            }
        }
        Map<String, Integer> totals = new LinkedHashMap<>();
        totals.put(IMAGES, dataset.size());
        totals.put(WITHOUT_BOXES, empty);
        return new SplitContent(name, totals, BOXES, boxes);
    }

    private static SplitContent ofClasses(String name, Dataset dataset) {
        Map<String, Integer> images = new LinkedHashMap<>();
        List<Integer> counts = dataset.imagesPerClass();
        for (int label = 0; label < counts.size(); label++) {
            images.put(dataset.labels().name(label), counts.get(label));
        }
        return new SplitContent(name, Map.of(IMAGES, dataset.size()), "classes", images);
    }

    /** What a table writes before the name of a class. */
    String before() {
        return counted.equals(BOXES) ? "boxes of " : "";
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        totals.forEach((words, count) -> fields.put(words.replace(' ', '-'), count));
        fields.put(counted, byClass);
        return fields;
    }
}

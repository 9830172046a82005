package dev.sightline.cli.dataset;

import dev.sightline.data.Annotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is in one split.
 *
 * @param withoutBoxes images with nothing on them
 * @param boxes by class name, in label order
 */
record SplitContent(String name, int images, int withoutBoxes, Map<String, Integer> boxes) {

    SplitContent {
        boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    }

    static SplitContent of(String name, Dataset dataset) {
        Map<String, Integer> boxes = new LinkedHashMap<>();
        dataset.labels().names().forEach(label -> boxes.put(label, 0));
        int empty = 0;
        for (Sample sample : dataset.samples()) {
            empty += sample.annotations().isEmpty() ? 1 : 0;
            for (Annotation annotation : sample.annotations()) {
                boxes.merge(dataset.labels().name(annotation.label()), 1, Integer::sum);
            }
        }
        return new SplitContent(name, dataset.size(), empty, boxes);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("images", images);
        fields.put("without-boxes", withoutBoxes);
        fields.put("boxes", boxes);
        return fields;
    }
}

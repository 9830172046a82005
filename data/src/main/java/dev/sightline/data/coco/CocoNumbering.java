package dev.sightline.data.coco;

import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The numbers that a dataset's images and classes have in COCO files written here, so that annotations and results
 * fit together.
 *
 * <p>An image's number is its id where all ids of the dataset are whole numbers ({@code 000000000139} is 139),
 * otherwise its place in the dataset, counted from 1. A category's number is the class number plus 1, as in COCO's own
 * files.
 */
public record CocoNumbering(Map<String, Long> imageIds) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    public CocoNumbering {
        imageIds = Collections.unmodifiableMap(new LinkedHashMap<>(imageIds));
    }

    public static CocoNumbering of(Dataset dataset) {
        Map<String, Long> own = new LinkedHashMap<>();
        Map<String, Long> counted = new LinkedHashMap<>();
        for (Sample sample : dataset.samples()) {
            counted.put(sample.id(), counted.size() + 1L);
            if (NUMBER.matcher(sample.id()).matches()) {
                own.put(sample.id(), Long.valueOf(sample.id()));
            }
        }
        boolean numbers =
                own.size() == dataset.size() && own.values().stream().distinct().count() == dataset.size();
        return new CocoNumbering(numbers ? own : counted);
    }

    /**
     * The number of an image.
     *
     * @throws IllegalArgumentException if no image of the dataset has this id
     */
    public long imageId(String sampleId) {
        Long id = imageIds.get(sampleId);
        if (id == null) {
            throw new IllegalArgumentException("the dataset has no image '" + sampleId + "'");
        }
        return id;
    }

    public static long categoryId(int label) {
        return label + 1L;
    }
}

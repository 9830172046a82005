package dev.sightline.data.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * An image and the classes it shows.
 *
 * @param id unique within its dataset and stable between runs: what logs, reports and files name the sample by
 * @param image the image's file
 * @param labels class numbers, counted from 0, rising, each once: one of them for ordinary classification, any number
 *     (none, too) where an image may show several classes
 */
public record ClassSample(String id, Path image, ImagePart part, List<Integer> labels) {

    public ClassSample {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(part, "part");
        if (id.isBlank()) {
            throw new IllegalArgumentException("the sample of " + image + " has a blank id");
        }
        labels = List.copyOf(labels);
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) < (i == 0 ? 0 : labels.get(i - 1) + 1)) {
                throw new IllegalArgumentException(
                        "sample " + id + " must have rising class numbers from 0, received " + labels);
            }
        }
    }

    /** A whole file of one class. */
    public static ClassSample of(String id, Path image, int label) {
        return new ClassSample(id, image, new ImagePart.Whole(), List.of(label));
    }

    /**
     * The class of a sample that has exactly one.
     *
     * @throws IllegalStateException if it has none or several
     */
    public int label() {
        if (labels.size() != 1) {
            throw new IllegalStateException("sample " + id + " must have exactly one class, has " + labels.size());
        }
        return labels.get(0);
    }
}

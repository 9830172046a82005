package dev.sightline.data;

import dev.sightline.core.contract.Size;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One image with its annotations.
 *
 * @param id unique within its dataset and stable between runs: what logs, reports and files name the sample by
 * @param size in pixels, as shown (after EXIF orientation); of a part of a file, the part's
 * @param annotations may be empty: an image with nothing on it is a fact worth training on
 * @param known the classes that were looked for
 * @param attributes what else is known of the image, such as its camera; free names and texts
 */
public record Sample(
        String id,
        ImageReference image,
        Size size,
        List<Annotation> annotations,
        KnownClasses known,
        Map<String, String> attributes) {

    public Sample {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(known, "known");
        if (id.isBlank()) {
            throw new IllegalArgumentException("the sample of " + image + " has a blank id");
        }
        annotations = List.copyOf(annotations);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** An image on which every class was looked for. */
    public static Sample of(String id, ImageReference image, Size size, List<? extends Annotation> annotations) {
        return new Sample(id, image, size, List.copyOf(annotations), KnownClasses.all(), Map.of());
    }

    /** A whole file on which every class was looked for. */
    public static Sample of(String id, Path file, int width, int height, List<? extends Annotation> annotations) {
        return of(id, ImageReference.whole(file), new Size(width, height), annotations);
    }

    public Path file() {
        return image.file();
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** The objects' boxes in the order of the annotations, those of masks too. */
    public List<BoxAnnotation> boxes() {
        return annotations.stream()
                .map(Annotation::asBox)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The classes that the annotations name, rising, each once. */
    public List<Integer> labels() {
        return annotations.stream()
                .flatMapToInt(annotation -> annotation.classNumber().stream())
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    /**
     * The class of a sample that has exactly one.
     *
     * @throws IllegalStateException if it has none or several
     */
    public int label() {
        List<Integer> labels = labels();
        if (labels.size() != 1) {
            throw new IllegalStateException("sample " + id + " must have exactly one class, has " + labels.size());
        }
        return labels.get(0);
    }
}

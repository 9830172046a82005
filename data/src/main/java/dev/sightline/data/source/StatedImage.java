package dev.sightline.data.source;

import dev.sightline.core.contract.Size;
import dev.sightline.data.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One image with its annotations as the files state them. The image's file was found; it has not been opened.
 *
 * @param id the path of its annotations or image without extension, in the format's own folder
 * @param size where the annotations state one
 * @param origin where the image is described: what problems of the whole image name
 */
public record StatedImage(
        String id, ImageReference image, Optional<Size> size, List<StatedAnnotation> annotations, Origin origin) {

    /** A line of a file, counted from 1; 0 for the whole file. */
    public record Origin(Path file, int line) {}

    public StatedImage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(origin, "origin");
        annotations = List.copyOf(annotations);
    }

    /** A whole file. */
    public static StatedImage of(
            String id, Path file, Optional<Size> size, List<? extends StatedAnnotation> annotations, Origin origin) {
        return new StatedImage(id, ImageReference.whole(file), size, List.copyOf(annotations), origin);
    }

    /** An image with the classes that it shows, each by name or number. */
    public static StatedImage ofClasses(String id, ImageReference image, List<String> labels, Origin origin) {
        return new StatedImage(
                id,
                image,
                Optional.empty(),
                labels.stream().<StatedAnnotation>map(StatedClass::new).toList(),
                origin);
    }

    /** The classes that the files state for the image, as written. */
    public List<String> labels() {
        return annotations.stream()
                .map(annotation -> annotation.accept(new StatedAnnotation.Visitor<Optional<String>>() {
                    @Override
                    public Optional<String> box(StatedBox stated) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> classLabel(StatedClass stated) {
                        return Optional.of(stated.label());
                    }
                }))
                .flatMap(Optional::stream)
                .toList();
    }
}

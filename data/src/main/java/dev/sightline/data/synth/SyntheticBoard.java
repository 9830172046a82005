package dev.sightline.data.synth;

import dev.sightline.data.Annotation;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Objects;

/** An image of a made-up board, and what is wrong with it. */
public record SyntheticBoard(Image image, List<Annotation> annotations) {

    public SyntheticBoard {
        Objects.requireNonNull(image, "image");
        annotations = List.copyOf(annotations);
    }
}

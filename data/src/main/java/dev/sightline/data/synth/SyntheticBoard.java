package dev.sightline.data.synth;

import dev.sightline.data.BoxAnnotation;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Objects;

/** An image of a made-up board, and what is wrong with it. */
public record SyntheticBoard(Image image, List<BoxAnnotation> annotations) {

    public SyntheticBoard {
        Objects.requireNonNull(image, "image");
        annotations = List.copyOf(annotations);
    }
}

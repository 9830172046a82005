package dev.sightline.data.synth;

import dev.sightline.data.Annotation;
import dev.sightline.image.Picture;
import java.util.List;
import java.util.Objects;

/** A picture of a made-up board, and what is wrong with it. */
public record SyntheticBoard(Picture picture, List<Annotation> annotations) {

    public SyntheticBoard {
        Objects.requireNonNull(picture, "picture");
        annotations = List.copyOf(annotations);
    }
}

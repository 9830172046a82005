package dev.sightline.data.batch;

import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.ClassTarget;
import java.util.Objects;

/**
 * What belongs to one row of a batch of images with classes.
 *
 * @param sample the sample the row was made for; a mixture shows another beside it
 */
public record ClassItem(ClassSample sample, ClassTarget target) {

    public ClassItem {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(target, "target");
    }
}

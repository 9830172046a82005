package dev.sightline.data.batch;

import dev.sightline.data.Sample;
import dev.sightline.data.classify.ClassTarget;
import java.util.Objects;

/**
 * What belongs to one row of a batch of images with classes.
 *
 * @param sample the sample the row was made for; a mixture shows another beside it
 */
public record ClassItem(Sample sample, ClassTarget target) {

    public ClassItem {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(target, "target");
    }
}

package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * An epoch and the shapes of the images it is made of.
 *
 * @param seed of the run
 * @param epoch counted from 0
 * @param batchSize samples in a whole batch
 * @param image the size of a sample's image after resizing, before padding
 */
public record EpochShapes(long seed, int epoch, int batchSize, IntFunction<Size> image) {

    public EpochShapes {
        Objects.requireNonNull(image, "image");
    }
}

package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.List;

/**
 * A batch's place in its run, and the images it is made of.
 *
 * @param seed of the run
 * @param epoch counted from 0
 * @param step how many batches of the run come before this one
 * @param images the size of each of its samples' images after resizing, before padding
 */
public record BatchPlace(long seed, int epoch, long step, List<Size> images) {

    public BatchPlace {
        images = List.copyOf(images);
    }
}

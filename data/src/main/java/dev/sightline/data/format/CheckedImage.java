package dev.sightline.data.format;

import dev.sightline.data.DatasetProblem;
import dev.sightline.data.Sample;
import java.util.List;
import java.util.Optional;

/**
 * One image after its check.
 *
 * @param sample empty when the image cannot be used at all
 * @param leftOut boxes that are not in the sample
 * @param clipped boxes that were cut at the image's edge
 * @param unfitMasks runs of pixels of another size than the image's, left out while their boxes are kept
 */
record CheckedImage(Optional<Sample> sample, List<DatasetProblem> problems, int leftOut, int clipped, int unfitMasks) {

    /** The same image, not to be used. */
    CheckedImage withoutSample() {
        return new CheckedImage(Optional.empty(), problems, leftOut, clipped, unfitMasks);
    }
}

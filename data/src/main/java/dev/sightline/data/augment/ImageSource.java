package dev.sightline.data.augment;

import dev.sightline.data.Sample;
import dev.sightline.image.Image;
import java.util.Optional;

/**
 * Gives the pixels of samples. Must be safe for several threads and must give the same pixels every time.
 *
 * <p>The image may be smaller or larger than the sample says it is: it is taken as a resized copy of the whole.
 */
public interface ImageSource {

    /** The sample's image; empty if it cannot be read and the run is to go on without it. */
    Optional<Image> image(Sample sample);
}

package dev.sightline.data.augment;

import dev.sightline.data.Sample;
import dev.sightline.image.Image;
import java.util.Optional;

/**
 * The samples that canvases are made of, by their numbers from 0. Must be safe for several threads and must give the
 * same every time.
 */
public interface AugmentationSource {

    /** How many samples there are. */
    int samples();

    /** A sample as it is annotated. */
    Sample sample(int index);

    /** The sample's image; empty if it cannot be read and the run is to go on without it. */
    Optional<Image> image(int index);

    /** The class of every pixel of a sample's image, at that image's size; empty where that is not annotated. */
    default Optional<LabelRaster> labelMap(int index) {
        return Optional.empty();
    }

    /**
     * Whether images come in their full size. Otherwise an image may be smaller or larger than its sample states: it is
     * taken as a resized copy of the whole.
     */
    boolean givesWholeImages();
}

package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.data.augment.AugmentationSource;
import dev.sightline.data.augment.AugmentedSample;

/**
 * The samples of a dataset, and what belongs to a row made of one.
 *
 * @param <I> what belongs to one row
 */
interface ItemSource<I> extends AugmentationSource {

    /** A sample and its file, for messages. */
    String described(int index);

    /**
     * What belongs to the row of a sample.
     *
     * @param input what its image was made for
     */
    I item(int index, AugmentedSample made, InputContract input);
}

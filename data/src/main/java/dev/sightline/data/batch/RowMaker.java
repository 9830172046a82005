package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RunPosition;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Makes single rows of one batch, on one thread.
 *
 * @param <I> what belongs to one row
 */
interface RowMaker<I> {

    /**
     * Writes one sample's row.
     *
     * @param index of the sample
     * @param at the place of the run that all randomness follows from
     * @param floats the batch's memory
     * @param row which row of it
     * @return empty, with nothing written, if the sample's image cannot be read and such samples are to be skipped
     * @throws BatchException for any failure; names the sample and its image
     */
    Optional<I> make(int index, RunPosition at, FloatBuffer floats, int row);

    /**
     * Makes makers for threads, and describes what all of them make.
     *
     * @param <I> what belongs to one row
     */
    interface Factory<I> {

        /** How many samples there are. */
        int samples();

        /** What images are made for, unless a batch has a size of its own. */
        InputContract input();

        /** The size of every image that is made for the input. */
        Size canvas();

        /** The size of a sample's image as the input's rule resizes it, before padding or cutting. */
        Size resized(int index);

        /** A maker for one batch, on one thread, whose images are made for this input. */
        RowMaker<I> maker(InputContract input);
    }
}

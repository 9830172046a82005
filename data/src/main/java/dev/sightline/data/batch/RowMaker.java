package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RunPosition;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Makes single rows of batches. One per thread: it may keep memory between calls.
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

        /** The size of every row's image. */
        Size canvas();

        int channels();

        /** A maker for one thread. */
        RowMaker<I> maker();
    }
}

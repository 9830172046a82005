package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.List;
import java.util.Optional;

/**
 * For what size the images of each batch of a run are made, and which of them share a batch: the one place where this is
 * decided. It follows from the run's seed, the epoch and the batch's number alone, so that any number of threads and a
 * resumed run come to the same batches.
 *
 * <p>Images are drawn at the batch's size by the augmentations, which map what is to be found on them in the same step.
 */
public sealed interface CanvasPlan permits InputSize, SizeSteps, MultiScale, Rectangular {

    /** Every batch at the size of the network's input. */
    static CanvasPlan inputSize() {
        return new InputSize();
    }

    /**
     * The size of every image of a batch.
     *
     * @param input the size of the network's input
     */
    Size canvas(Size input, BatchPlace place);

    /** The extremes of the sizes that a batch may have; every other lies between them along both sides. */
    List<Size> limits(Size input);

    /**
     * The order in which an epoch visits its samples, of which each batch takes the next ones.
     *
     * @param order the order that the sampling gives
     */
    default int[] arranged(int[] order, EpochShapes shapes) {
        return order;
    }

    /** Whether every batch has the size of the network's input, whatever that is. */
    default boolean isOneSize() {
        return false;
    }

    /** Whether the batches of one epoch may differ in size. */
    default boolean changesWithinEpoch() {
        return false;
    }

    /** Which sizes may come, in words for a log; empty where each follows from a setting or from the data. */
    default Optional<String> note(Size input) {
        return Optional.empty();
    }

    /** The size of most pixels that a batch may have. */
    default Size largest(Size input) {
        return limits(input).stream()
                .reduce((a, b) -> (long) a.width() * a.height() >= (long) b.width() * b.height() ? a : b)
                .orElse(input);
    }
}

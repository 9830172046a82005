package dev.sightline.data.batch;

import dev.sightline.data.Dataset;
import dev.sightline.data.augment.RandomStream;

/** The order in which an epoch visits the samples. */
interface EpochOrder {

    /** Which sample of {@code size} is at each position of the epoch, counted from 0. */
    int[] samples(int size, int epoch);

    /** The dataset's own order, every epoch. */
    static EpochOrder inOrder() {
        return (size, epoch) -> {
            int[] order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            return order;
        };
    }

    /** As often and in the order that a sampling gives, from the seed and the epoch alone. */
    static EpochOrder of(Sampling sampling, Dataset dataset, long seed) {
        return (size, epoch) -> sampling.order(dataset, seed, epoch);
    }

    /** All orders with equal chance (Fisher and Yates), from the seed and the epoch alone. */
    static EpochOrder shuffled(long seed) {
        return (size, epoch) -> {
            RandomStream random = RandomStream.of(seed, epoch);
            int[] order = inOrder().samples(size, epoch);
            for (int i = size - 1; i > 0; i--) {
                int other = random.below(i + 1);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
            return order;
        };
    }
}

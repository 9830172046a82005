package dev.sightline.data.batch;

import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** Orders in which samples occur in proportion to weights. */
final class WeightedOrder {

    /** Keeps these random numbers apart from those that shuffle. */
    private static final long DRAW = 0x57454947L;

    private WeightedOrder() {}

    /**
     * {@code length} positions. Samples are laid in a row, class by class, each as long as its weight, and taken at even
     * steps from a random start; so the count of a class is within one of its share too. Then all are shuffled.
     */
    static int[] of(Dataset dataset, double[] weights, int length, long seed, int epoch) {
        double total = Arrays.stream(weights).sum();
        if (!(total > 0)) {
            throw new IllegalArgumentException("at least one of " + weights.length + " samples needs a weight above 0");
        }
        int[] row = row(dataset, seed, epoch);
        double step = total / length;
        double next = RandomStream.of(seed, epoch, DRAW).fraction() * step;
        double reached = 0;
        int[] drawn = new int[length];
        int count = 0;
        int last = 0;
        for (int sample : row) {
            reached += weights[sample];
            last = weights[sample] > 0 ? sample : last;
            while (count < length && next + count * step < reached) {
                drawn[count++] = sample;
            }
        }
        // Rounding may leave the end of the row a hair before the last step.
        Arrays.fill(drawn, count, length, last);
        return shuffled(drawn, seed, epoch);
    }

    static double[] weights(Dataset dataset, ToDoubleFunction<Sample> weight) {
        return dataset.samples().stream().mapToDouble(weight).toArray();
    }

    static void requireWeight(String what, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException(what + " must have a weight of 0 or more, received " + weight);
        }
    }

    private static int[] row(Dataset dataset, long seed, int epoch) {
        int[] first = dataset.samples().stream()
                .mapToInt(sample -> sample.labels().stream().findFirst().orElse(-1))
                .toArray();
        return Arrays.stream(EpochOrder.shuffled(seed).samples(first.length, epoch))
                .boxed()
                .sorted(Comparator.comparingInt(i -> first[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] shuffled(int[] drawn, long seed, int epoch) {
        return Arrays.stream(EpochOrder.shuffled(seed + DRAW).samples(drawn.length, epoch))
                .map(position -> drawn[position])
                .toArray();
    }
}

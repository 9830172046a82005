package dev.sightline.data.batch;

import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which samples an epoch visits, how often, and in which order: a function of the dataset, the seed and the epoch alone.
 *
 * <p>But for {@link EverySample} and {@link RepeatedAugmentation}, a sample is visited in proportion to its weight, rounded up or down by chance, so
 * that over many epochs its share is exact; an epoch of {@code n} positions gives a sample of weight {@code w} either floor
 * or ceiling of {@code n w / sum(w)} of them (systematic resampling: Kitagawa, "Monte Carlo Filter and Smoother", 1996).
 * That is less random than independent draws with replacement, and misses fewer samples.
 *
 * <p>Immutable; every epoch of a dataset has the same length.
 */
public sealed interface Sampling {

    /** Every sample once, in random order. */
    static Sampling everySample() {
        return new EverySample();
    }

    /** A part of the samples, each several times in a row. */
    static Sampling repeatedAugmentation(int repeats) {
        return new RepeatedAugmentation(repeats);
    }

    /** Every class equally often. */
    static Sampling equalClasses() {
        return new EqualClasses();
    }

    /** Samples of classes that fewer than this share of the images show come more often. */
    static Sampling rareClassesRepeated(double threshold) {
        return new RareClassesRepeated(threshold);
    }

    /** Each sample in proportion to the weight of its class. */
    static Sampling classWeights(Map<String, Double> weights) {
        return new ClassWeights(weights);
    }

    /** Each sample in proportion to its own weight. */
    static Sampling sampleWeights(List<Double> weights) {
        return new SampleWeights(weights);
    }

    /** How many positions each epoch has. */
    int length(Dataset dataset);

    /** Which sample is at each position of an epoch, counted from 0. */
    int[] order(Dataset dataset, long seed, int epoch);

    /** Every sample once, in random order. */
    record EverySample() implements Sampling {

        @Override
        public int length(Dataset dataset) {
            return dataset.size();
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            return EpochOrder.shuffled(seed).samples(dataset.size(), epoch);
        }
    }

    /**
     * Repeated augmentation (Hoffer et al. 2020, "Augment Your Batch"; Berman et al. 2019, "MultiGrain"): samples in random
     * order, each {@code repeats} times in a row and so mostly in one batch, each time augmented differently. An epoch is as
     * long as the dataset of {@code n} samples and visits {@code ceil(n / repeats)} of them, the last one of these only
     * as often as there are positions left. Other epochs visit other samples. As timm's {@code RepeatAugSampler} on one
     * process, which rounds the length down to a multiple of 256, too; this does not.
     *
     * @param repeats 2 to {@value #MAX_REPEATS}; usual 3
     */
    record RepeatedAugmentation(int repeats) implements Sampling {

        public static final int MAX_REPEATS = 100;

        public RepeatedAugmentation {
            if (repeats < 2 || repeats > MAX_REPEATS) {
                throw new IllegalArgumentException(
                        "the repeats of an image must be within 2 to " + MAX_REPEATS + ", received " + repeats);
            }
        }

        @Override
        public int length(Dataset dataset) {
            return dataset.size();
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            int[] shuffled = EpochOrder.shuffled(seed).samples(dataset.size(), epoch);
            int[] order = new int[shuffled.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = shuffled[i / repeats];
            }
            return order;
        }
    }

    /**
     * Every class that has samples equally often, in an epoch as long as the dataset: up to one, where each sample shows
     * one class. A sample of several classes counts for each.
     */
    record EqualClasses() implements Sampling {

        @Override
        public int length(Dataset dataset) {
            return dataset.size();
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            List<Integer> counts = dataset.imagesPerClass();
            double[] weights = WeightedOrder.weights(
                    dataset,
                    sample -> sample.labels().stream()
                            .mapToDouble(label -> 1.0 / counts.get(label))
                            .sum());
            return WeightedOrder.of(dataset, weights, length(dataset), seed, epoch);
        }
    }

    /**
     * Repeat-factor sampling (Gupta, Dollar, Girshick, "LVIS", 2019, appendix): a class that a share {@code f} of the
     * samples show has the factor {@code max(1, sqrt(threshold / f))}, a sample the largest factor of its classes. An
     * epoch is as long as the sum of the samples' factors, so that frequent classes keep about one visit a sample.
     *
     * @param threshold above 0, up to 1
     */
    record RareClassesRepeated(double threshold) implements Sampling {

        public RareClassesRepeated {
            if (!(threshold > 0 && threshold <= 1)) {
                throw new IllegalArgumentException(
                        "the threshold of rare classes must be above 0, up to 1, received " + threshold);
            }
        }

        @Override
        public int length(Dataset dataset) {
            return (int) Math.min(
                    Integer.MAX_VALUE,
                    Math.round(Arrays.stream(factors(dataset)).sum()));
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            return WeightedOrder.of(dataset, factors(dataset), length(dataset), seed, epoch);
        }

        private double[] factors(Dataset dataset) {
            List<Integer> counts = dataset.imagesPerClass();
            return WeightedOrder.weights(
                    dataset,
                    sample -> sample.labels().stream()
                            .mapToDouble(label -> Math.sqrt(threshold * dataset.size() / counts.get(label)))
                            .reduce(1, Math::max));
        }
    }

    /**
     * Each sample in proportion to the weight of its class, or the largest of its classes' weights, in an epoch as long
     * as the dataset.
     *
     * @param weights by class name, 0 or more; 1 for classes that are not in it and for samples without a class
     */
    record ClassWeights(Map<String, Double> weights) implements Sampling {

        public ClassWeights {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            weights.forEach((name, weight) -> WeightedOrder.requireWeight("class '" + name + "'", weight));
        }

        @Override
        public int length(Dataset dataset) {
            return dataset.size();
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            for (String name : weights.keySet()) {
                if (dataset.labels().label(name).isEmpty()) {
                    throw new IllegalArgumentException("there is a weight for class '" + name
                            + "', but the classes are "
                            + String.join(", ", dataset.labels().names()));
                }
            }
            double[] each = WeightedOrder.weights(dataset, sample -> weight(dataset, sample));
            return WeightedOrder.of(dataset, each, length(dataset), seed, epoch);
        }

        private double weight(Dataset dataset, Sample sample) {
            return sample.labels().stream()
                    .mapToDouble(label -> weights.getOrDefault(dataset.labels().name(label), 1.0))
                    .max()
                    .orElse(1);
        }
    }

    /**
     * Each sample in proportion to its own weight, in an epoch as long as the dataset.
     *
     * @param weights in the order of the dataset's samples, 0 or more
     */
    record SampleWeights(List<Double> weights) implements Sampling {

        public SampleWeights {
            weights = List.copyOf(weights);
            for (int i = 0; i < weights.size(); i++) {
                WeightedOrder.requireWeight("sample " + i, weights.get(i));
            }
        }

        @Override
        public int length(Dataset dataset) {
            return dataset.size();
        }

        @Override
        public int[] order(Dataset dataset, long seed, int epoch) {
            if (weights.size() != dataset.size()) {
                throw new IllegalArgumentException("there must be a weight for each of the " + dataset.size()
                        + " samples, received " + weights.size());
            }
            double[] each = weights.stream().mapToDouble(Double::doubleValue).toArray();
            return WeightedOrder.of(dataset, each, length(dataset), seed, epoch);
        }
    }
}

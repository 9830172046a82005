package dev.sightline.data.neighbour;

import dev.sightline.data.neighbour.SharedPair.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images that two sets have in common, or one set has twice, which distorts a metric measured on one of them.
 *
 * <p>Every image is compared with every other: by SHA-256, and by the {@link NearRule}. Turned, mirrored and clearly
 * cropped copies are not found. Comparing 4000 images with 4000 takes a fraction of a second once they have prints.
 *
 * @param pairs exact ones first, then by distance, then in the order of the sets
 */
public record SharedImages(List<SharedPair> pairs) {

    public SharedImages {
        pairs = List.copyOf(pairs);
    }

    /** Images of one set that are in the other, too, by the standard rule. */
    public static SharedImages between(ImagePrints first, ImagePrints second) {
        return between(first, second, NearRule.standard());
    }

    public static SharedImages between(ImagePrints first, ImagePrints second, NearRule rule) {
        List<ImagePrint> others = second.prints();
        long[] bits = bits(others);
        return collected(first.prints().parallelStream()
                .map(one -> like(one, others, bits, 0, rule))
                .toList());
    }

    /** Images that one set has several times. */
    public static SharedImages within(ImagePrints set, NearRule rule) {
        List<ImagePrint> prints = set.prints();
        long[] bits = bits(prints);
        return collected(IntStream.range(0, prints.size())
                .parallel()
                .mapToObj(i -> like(prints.get(i), prints, bits, i + 1, rule))
                .toList());
    }

    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** How many pairs are this much alike. */
    public long count(Likeness likeness) {
        return pairs.stream().filter(pair -> pair.likeness() == likeness).count();
    }

    /** All pairs of one print with those from {@code from} on; the same bytes always hash the same. */
    private static List<SharedPair> like(
            ImagePrint one, List<ImagePrint> others, long[] bits, int from, NearRule rule) {
        List<SharedPair> pairs = new ArrayList<>();
        long own = one.hash().bits();
        for (int i = from; i < bits.length; i++) {
            if (Long.bitCount(own ^ bits[i]) <= rule.mostBits()) {
                ImagePrint other = others.get(i);
                if (one.digest().equals(other.digest())) {
                    pairs.add(new SharedPair(one.sample(), other.sample(), Likeness.EXACT, 0, 1));
                } else if (rule.holds(one, other)) {
                    int distance = one.hash().distance(other.hash());
                    pairs.add(new SharedPair(
                            one.sample(), other.sample(), Likeness.NEAR, distance, one.correlation(other)));
                }
            }
        }
        return pairs;
    }

    private static long[] bits(List<ImagePrint> prints) {
        return prints.stream().mapToLong(print -> print.hash().bits()).toArray();
    }

    private static SharedImages collected(List<List<SharedPair>> pairs) {
        return new SharedImages(pairs.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(SharedPair::likeness).thenComparingInt(SharedPair::distance))
                .toList());
    }
}

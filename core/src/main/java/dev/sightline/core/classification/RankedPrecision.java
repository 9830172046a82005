package dev.sightline.core.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Average precision of a ranking: {@code AP = sum over n of (R_n - R_(n-1)) P_n}, with precision {@code P_n} and recall
 * {@code R_n} after the n-th distinct score, highest first, and no interpolation (Manning et al. 2008, "Introduction to
 * Information Retrieval", section 8.4). Items of equal score enter together, so their order makes no difference.
 */
final class RankedPrecision {

    /** A scored item and whether it is one that is sought. */
    private record Item(double score, boolean sought) {}

    private final List<Item> items = new ArrayList<>();
    private int sought;

    void add(double score, boolean isSought) {
        items.add(new Item(score, isSought));
        sought += isSought ? 1 : 0;
    }

    /** Empty if nothing is sought. */
    OptionalDouble average() {
        if (sought == 0) {
            return OptionalDouble.empty();
        }
        items.sort(Comparator.comparingDouble((Item item) -> -item.score()));
        double sum = 0;
        int found = 0;
        int counted = 0;
        for (int i = 0; i < items.size(); i++) {
            found += items.get(i).sought() ? 1 : 0;
            boolean last = i + 1 == items.size()
                    || items.get(i + 1).score() != items.get(i).score();
            if (last) {
                sum += (double) (found - counted) / sought * found / (i + 1);
                counted = found;
            }
        }
        return OptionalDouble.of(sum);
    }
}

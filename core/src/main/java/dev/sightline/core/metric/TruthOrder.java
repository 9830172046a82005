package dev.sightline.core.metric;

/** The truths of one class in one picture as one size class sees them. */
final class TruthOrder {

    /** Whether a truth is to be found: no crowd, and of this size. */
    final boolean[] counted;

    /** Truths that count before those that don't, each in file order. */
    final int[] order;

    /** How many count. */
    final int countedNumber;

    TruthOrder(boolean[] counted) {
        this.counted = counted;
        this.order = new int[counted.length];
        this.countedNumber = append(true, 0);
        append(false, countedNumber);
    }

    private int append(boolean which, int from) {
        int next = from;
        for (int truth = 0; truth < counted.length; truth++) {
            if (counted[truth] == which) {
                order[next++] = truth;
            }
        }
        return next;
    }
}

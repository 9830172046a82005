package dev.sightline.core.metric;

/** The ground-truth boxes of one class in one image as one size class sees them. */
final class GroundTruthOrder {

    /** Whether a box is to be found: no crowd, not difficult, and of this size. */
    final boolean[] counted;

    /** Boxes that count before those that don't, each in file order. */
    final int[] order;

    /** How many count. */
    final int countedNumber;

    GroundTruthOrder(boolean[] counted) {
        this.counted = counted;
        this.order = new int[counted.length];
        this.countedNumber = append(true, 0);
        append(false, countedNumber);
    }

    private int append(boolean which, int from) {
        int next = from;
        for (int target = 0; target < counted.length; target++) {
            if (counted[target] == which) {
                order[next++] = target;
            }
        }
        return next;
    }
}

package dev.sightline.train.loop;

import dev.sightline.torch.DetectionLosses;

/** The mean of the losses of an epoch's steps. */
final class LossMean {

    private double box;
    private double classification;
    private double distribution;
    private long assigned;
    private int steps;

    void add(DetectionLosses losses) {
        box += losses.box();
        classification += losses.classification();
        distribution += losses.distribution();
        assigned += losses.assigned();
        steps++;
    }

    boolean isEmpty() {
        return steps == 0;
    }

    DetectionLosses mean() {
        int count = Math.max(1, steps);
        return new DetectionLosses(box / count, classification / count, distribution / count, (int) (assigned / count));
    }
}

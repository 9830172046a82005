package dev.sightline.infer.bench;

import java.time.Duration;

/**
 * How a closed loop runs. It ends when {@code runs} are counted or {@code limit} is over, whichever is first.
 *
 * @param workers threads, each of which starts its next run when its last one ends; 1 or more
 * @param images in one run: the batch; 1 or more
 * @param warmUp runs of all workers together before the first one counts; 0 or more
 * @param runs counted at most; 1 or more
 * @param limit of the counted part; above zero
 */
public record LoopOptions(int workers, int images, int warmUp, int runs, Duration limit) {

    /** Warm-up enough for the JVM's compiler, then a thousand runs or half a minute. */
    public static final LoopOptions DEFAULTS = new LoopOptions(1, 1, 50, 1000, Duration.ofSeconds(30));

    public LoopOptions {
        if (workers < 1 || images < 1 || warmUp < 0 || runs < 1) {
            throw new IllegalArgumentException("a loop has at least one worker, one image a run, one run, and no"
                    + " negative warm-up, received " + workers + " workers, " + images + " images, " + runs
                    + " runs, " + warmUp + " to warm up");
        }
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a loop's time limit is above zero, received " + limit);
        }
    }

    public LoopOptions withWorkers(int count) {
        return new LoopOptions(count, images, warmUp, runs, limit);
    }

    public LoopOptions withImages(int count) {
        return new LoopOptions(workers, count, warmUp, runs, limit);
    }
}

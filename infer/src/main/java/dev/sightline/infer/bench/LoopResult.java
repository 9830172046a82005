package dev.sightline.infer.bench;

/**
 * What a closed loop measured.
 *
 * @param workers threads that ran
 * @param images in one run
 * @param times of the counted runs; the total of a run is the latency of its whole batch
 * @param seconds from the start of the first counted run to the end of the last
 */
public record LoopResult(int workers, int images, StageTimes times, double seconds) {

    public LoopResult {
        if (workers < 1 || images < 1 || !(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a loop has at least one worker, one image a run, and takes time,"
                    + " received " + workers + " workers, " + images + " images and " + seconds + " seconds");
        }
    }

    /** Images predicted per second by all workers together. */
    public double imagesPerSecond() {
        return times.runs() * (double) images / seconds;
    }
}

package dev.sightline.infer.bench;

/**
 * What a closed loop measured.
 *
 * @param workers threads that ran
 * @param pictures in one run
 * @param times of the counted runs; the total of a run is the latency of its whole batch
 * @param seconds from the start of the first counted run to the end of the last
 */
public record LoopResult(int workers, int pictures, StageTimes times, double seconds) {

    public LoopResult {
        if (workers < 1 || pictures < 1 || !(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a loop has at least one worker, one picture a run, and takes time,"
                    + " received " + workers + " workers, " + pictures + " pictures and " + seconds + " seconds");
        }
    }

    /** Pictures answered per second by all workers together. */
    public double picturesPerSecond() {
        return times.runs() * (double) pictures / seconds;
    }
}

package dev.sightline.infer.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws samples of the same size from measured latencies with replacement, by the circular block bootstrap (Politis and
 * Romano, 1992): runs that follow each other are alike, as a machine slows and recovers, and drawing whole blocks of
 * them keeps that in the samples; drawing single runs would give intervals that are too narrow. A block has as many
 * runs as the cube root of their number, rounded up.
 *
 * <p>A drawn sample is kept as how often each rank was drawn, so that its median costs a walk and no sort.
 */
public final class Resample {

    private final long[] sorted;
    private final int[] rankOfRun;
    private final int[] drawn;
    private final int block;

    public Resample(LatencySample sample) {
        long[] runs = sample.recorded();
        this.rankOfRun = new int[runs.length];
        this.sorted = new long[runs.length];
        this.drawn = new int[runs.length];
        this.block = (int) Math.ceil(Math.cbrt(runs.length) - 1e-9);
        int[] order = IntStream.range(0, runs.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> runs[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            rankOfRun[order[rank]] = rank;
            sorted[rank] = runs[order[rank]];
        }
    }

    public void draw(Random random) {
        Arrays.fill(drawn, 0);
        int count = rankOfRun.length;
        int run = 0;
        for (int i = 0; i < count; i++) {
            run = i % block == 0 ? random.nextInt(count) : (run + 1) % count;
            drawn[rankOfRun[run]]++;
        }
    }

    /** By nearest rank, as {@link LatencySample#median}. */
    public double median() {
        int wanted = (drawn.length + 1) / 2;
        int rank = 0;
        for (int seen = drawn[0]; seen < wanted; seen += drawn[rank]) {
            rank++;
        }
        return sorted[rank];
    }

    public double mean() {
        double sum = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            sum += (double) drawn[rank] * sorted[rank];
        }
        return sum / sorted.length;
    }
}

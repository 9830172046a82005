package dev.sightline.bench;

import dev.sightline.core.geometry.Nms;
import dev.sightline.core.geometry.NmsOptions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Non-maximum suppression of 30,000 candidates of 80 classes in clusters, as a detector's raw output at a very low
 * score threshold, on one thread. Run as described in {@link DetectionMetricsBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class NmsBenchmark {

    private static final int COUNT = 30_000;
    private static final int CLUSTERS = 300;

    /** The most boxes kept; 30,000 keeps all that survive. */
    @Param({"300", "30000"})
    int maxDetections;

    private final float[] boxes = new float[4 * COUNT];
    private final float[] scores = new float[COUNT];
    private final int[] labels = new int[COUNT];

    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int row = 0; row < COUNT; row++) {
            int cluster = random.nextInt(CLUSTERS);
            float x = cluster * 37 % 560 + 20 * random.nextFloat();
            float y = cluster * 53 % 560 + 20 * random.nextFloat();
            boxes[4 * row] = x;
            boxes[4 * row + 1] = y;
            boxes[4 * row + 2] = x + 40 + 20 * random.nextFloat();
            boxes[4 * row + 3] = y + 40 + 20 * random.nextFloat();
            scores[row] = random.nextFloat();
            labels[row] = random.nextInt(4) == 0 ? random.nextInt(80) : cluster % 80;
        }
    }

    @Benchmark
    public int[] classWise() {
        return Nms.keep(boxes, scores, labels, COUNT, NmsOptions.classWise(.65, maxDetections));
    }

    @Benchmark
    public int[] classAgnostic() {
        return Nms.keep(boxes, scores, labels, COUNT, NmsOptions.classAgnostic(.65, maxDetections));
    }
}

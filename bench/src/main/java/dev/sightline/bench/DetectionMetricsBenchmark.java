package dev.sightline.bench;

import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The COCO detection metrics on a set of val2017's size ({@link SyntheticDetections}), from boxes in memory to all
 * metrics and curves: what pycocotools does in {@code evaluate()} and {@code accumulate()}.
 *
 * <p>To run: {@code mvn -pl bench -am package -DskipTests}, then
 * {@code java -cp "bench/target/classes:bench/target/lib/*" org.openjdk.jmh.Main DetectionMetricsBenchmark}.
 * {@link SyntheticDetectionFiles} writes the same set as COCO files, to time another tool on it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class DetectionMetricsBenchmark {

    private final List<EvaluatedImage> images = SyntheticDetections.images(1);
    private final DetectionMetricOptions options = DetectionMetricOptions.coco();
    private ForkJoinPool alone = new ForkJoinPool(1);

    @Setup
    public void startPool() {
        alone = new ForkJoinPool(1);
    }

    @TearDown
    public void stopPool() {
        alone.shutdown();
    }

    /** On every core. */
    @Benchmark
    public DetectionMetrics evaluate() {
        return DetectionEvaluator.evaluate(images, SyntheticDetections.LABELS, options);
    }

    /** On one thread. */
    @Benchmark
    public DetectionMetrics evaluateOnOneThread() {
        return alone.submit(this::evaluate).join();
    }
}

package dev.sightline.infer.benchreport;

import dev.sightline.core.machine.Machine;
import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.bench.LoopResult;
import dev.sightline.infer.bench.OpenLoopOptions;
import dev.sightline.infer.bench.OpenLoopResult;
import dev.sightline.infer.bench.RateSearch;
import dev.sightline.infer.bench.Stage;
import dev.sightline.infer.bench.StageTimes;
import dev.sightline.infer.environment.Fingerprint;
import dev.sightline.infer.environment.GraphicsCard;
import dev.sightline.infer.statistics.LatencySample;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

/** Reports of models and machines that do not exist. */
public final class BenchReports {

    static final long MILLISECOND = 1_000_000;

    private BenchReports() {}

    /** One loop of 400 runs whose infer stage takes about so long, give or take a tenth. */
    static BenchReport inferring(double milliseconds, long seed) {
        return of(fingerprint(), loop(milliseconds, seed));
    }

    static BenchReport of(Fingerprint fingerprint, LoopOptions... loops) {
        return of(fingerprint, loop(5, 1), loops);
    }

    static BenchReport withOpenLoop() {
        BenchReport report = inferring(5, 3);
        RateSearch search = new RateSearch(20 * MILLISECOND, 50, 0.05);
        OpenLoopOptions options = OpenLoopOptions.DEFAULTS;
        OpenLoopResult met = new OpenLoopResult(50, Optional.of(LatencySample.of(4, 5, 9)), true);
        OpenLoopResult missed = new OpenLoopResult(100, Optional.empty(), false);
        RateSearch.Found found = new RateSearch.Found(OptionalDouble.of(50), true, List.of(met, missed));
        return new BenchReport(
                report.model(),
                report.settings(),
                report.loops(),
                Optional.of(OpenLoopStatistics.of(options, search, found)),
                report.fingerprint());
    }

    private static BenchReport of(Fingerprint fingerprint, LoopResult result, LoopOptions... loops) {
        ModelFacts model = new ModelFacts(
                "model.onnx", "0123456789abcdef".repeat(4), 12_345, OptionalLong.of(3_200_000), OptionalDouble.of(2.5));
        BenchSettings settings = new BenchSettings(
                "128 images, sha256 77aa", 1, loops.length == 0 ? List.of(LoopOptions.DEFAULTS) : List.of(loops));
        return new BenchReport(
                model, settings, List.of(LoopStatistics.of(result, model)), Optional.empty(), fingerprint);
    }

    private static LoopResult loop(double milliseconds, long seed) {
        Random random = new Random(seed);
        long[] infer = LongStream.range(0, 400)
                .map(i -> Math.round(milliseconds * MILLISECOND * (0.9 + 0.2 * random.nextDouble())))
                .toArray();
        long[] total = LongStream.of(infer).map(nanos -> nanos + MILLISECOND).toArray();
        Map<Stage, LatencySample> stages = new EnumMap<>(Stage.class);
        stages.put(Stage.INFER, LatencySample.of(infer));
        StageTimes times = new StageTimes(stages, LatencySample.of(total));
        return new LoopResult(1, 1, times, LongStream.of(total).sum() / 1e9);
    }

    public static Fingerprint fingerprint() {
        return fingerprint("Fast CPU", 8_000_000_000L, OptionalDouble.of(0.1));
    }

    public static Fingerprint fingerprint(String cpu, long memory, OptionalDouble load) {
        Machine machine = new Machine("Linux 6 amd64", "17 (Vendor)", cpu, List.of("avx2"), 2, memory, 2_000_000_000L);
        return new Fingerprint(
                machine,
                "Linux version 6",
                "performance",
                List.of("G1-Young-Generation", "-XX:+UseG1GC"),
                Map.of("OMP_WAIT_POLICY", "PASSIVE"),
                Map.of("onnxruntime", "1.29.0"),
                "cpu",
                List.of(new GraphicsCard("Card", "1.2", List.of("1980 MHz"), "P0", List.of("345 MHz"))),
                load);
    }

    static LoopOptions loopOf(int warmUp) {
        return new LoopOptions(1, 1, warmUp, 1000, Duration.ofSeconds(30));
    }

    static String text(BenchReport report) throws IOException {
        return ReportFile.text(report.fields());
    }
}

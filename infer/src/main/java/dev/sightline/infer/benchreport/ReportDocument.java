package dev.sightline.infer.benchreport;

import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.environment.Fingerprint;
import dev.sightline.infer.environment.GraphicsCard;
import dev.sightline.infer.statistics.LatencySummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Puts a report into maps and lists under the names of its file; {@link ReportParser} is the way back. */
final class ReportDocument {

    /** Of the file's layout; a reader refuses others. */
    static final int FORMAT = 1;

    private final boolean withRaw;

    ReportDocument(boolean withRaw) {
        this.withRaw = withRaw;
    }

    Map<String, Object> of(BenchReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("model", model(report.model()));
        fields.put("settings", settings(report.settings()));
        fields.put("loops", report.loops().stream().map(this::loop).toList());
        report.openLoop().ifPresent(open -> fields.put("open-loop", openLoop(open)));
        fields.put("fingerprint", fingerprint(report.fingerprint()));
        fields.put("warnings", report.fingerprint().warnings());
        return fields;
    }

    private static Map<String, Object> model(ModelFacts model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", model.name());
        fields.put("sha256", model.sha256());
        fields.put("bytes", model.bytes());
        model.parameters().ifPresent(count -> fields.put("parameters", count));
        put(fields, "gflops", model.gflops());
        return fields;
    }

    private static Map<String, Object> settings(BenchSettings settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("images", settings.images());
        fields.put("threads", settings.threads());
        List<Map<String, Object>> loops = new ArrayList<>();
        for (LoopOptions loop : settings.loops()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("workers", loop.workers());
            one.put("batch", loop.images());
            one.put("warm-up", loop.warmUp());
            one.put("runs", loop.runs());
            one.put("limit-seconds", seconds(loop.limit()));
            loops.add(one);
        }
        fields.put("loops", loops);
        return fields;
    }

    private Map<String, Object> loop(LoopStatistics loop) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("workers", loop.workers());
        fields.put("batch", loop.images());
        fields.put("seconds", loop.seconds());
        fields.put("images-per-second", loop.imagesPerSecond());
        put(fields, "achieved-gflops", loop.achievedGflops());
        Map<String, Object> latencies = new LinkedHashMap<>();
        Map<String, Object> raw = new LinkedHashMap<>();
        rows(loop).forEach((name, row) -> {
            latencies.put(name, latency(row.summary()));
            raw.put(name, Arrays.stream(row.kept().recorded()).boxed().toList());
        });
        fields.put("latency-ms", latencies);
        if (withRaw) {
            fields.put("raw-nanos", raw);
        }
        return fields;
    }

    /** Stages and total under their names in reports. */
    static Map<String, StageStatistics> rows(LoopStatistics loop) {
        Map<String, StageStatistics> rows = new LinkedHashMap<>();
        loop.stages().forEach((stage, row) -> rows.put(stage.key(), row));
        rows.put("total", loop.total());
        return rows;
    }

    private static Map<String, Object> latency(LatencySummary summary) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("count", summary.count());
        fields.put("median", summary.median() / 1e6);
        fields.put("p90", summary.p90() / 1e6);
        fields.put("p99", summary.p99() / 1e6);
        fields.put("mean", summary.mean() / 1e6);
        fields.put("min", summary.minimum() / 1e6);
        fields.put("max", summary.maximum() / 1e6);
        return fields;
    }

    private static Map<String, Object> openLoop(OpenLoopStatistics open) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("target-p99-ms", open.search().p99Nanos() / 1e6);
        put(fields, "highest-rate", open.rate());
        fields.put("limit-found", open.bounded());
        fields.put("first-rate", open.search().firstRate());
        fields.put("tolerance", open.search().tolerance());
        fields.put("arrivals", open.options().arrivals().key());
        fields.put("seed", open.options().seed());
        fields.put("workers", open.options().workers());
        fields.put("trial-seconds", seconds(open.options().trial()));
        fields.put("trial-requests", open.options().requests());
        fields.put("trials", open.trials().stream().map(ReportDocument::trial).toList());
        return fields;
    }

    private static Map<String, Object> trial(OpenLoopStatistics.Trial trial) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rate", trial.rate());
        fields.put("kept-up", trial.keptUp());
        trial.latencies().ifPresent(summary -> fields.put("latency-ms", latency(summary)));
        return fields;
    }

    private static Map<String, Object> fingerprint(Fingerprint print) {
        Map<String, Object> fields = new LinkedHashMap<>(print.machine().fields());
        fields.put("kernel", print.kernel());
        fields.put("governor", print.governor());
        fields.put("jvm", print.jvm());
        fields.put("environment", print.environment());
        fields.put("libraries", print.libraries());
        fields.put("provider", print.provider());
        List<Map<String, Object>> cards = new ArrayList<>();
        for (GraphicsCard card : print.graphics()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", card.name());
            one.put("driver", card.driver());
            one.put("limits", card.limits());
            one.put("power-state", card.powerState());
            one.put("clocks", card.clocks());
            cards.add(one);
        }
        fields.put("graphics", cards);
        put(fields, "load", print.load());
        return fields;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void put(Map<String, Object> fields, String name, OptionalDouble value) {
        value.ifPresent(number -> fields.put(name, number));
    }
}

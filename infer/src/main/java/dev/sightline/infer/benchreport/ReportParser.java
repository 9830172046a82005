package dev.sightline.infer.benchreport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.core.machine.Machine;
import dev.sightline.infer.bench.Arrivals;
import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.bench.OpenLoopOptions;
import dev.sightline.infer.bench.RateSearch;
import dev.sightline.infer.bench.Stage;
import dev.sightline.infer.environment.Fingerprint;
import dev.sightline.infer.environment.GraphicsCard;
import dev.sightline.infer.statistics.LatencySample;
import dev.sightline.infer.statistics.LatencySummary;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a report out of its JSON; {@link ReportDocument} is the way in. Keys it does not know are left alone. */
final class ReportParser {

    /** Seconds and milliseconds beyond this are damage: 31 years. */
    private static final double LONGEST_SECONDS = 1e9;

    private ReportParser() {}

    static BenchReport parse(JsonNode document) {
        return JsonFields.root(document).checked(ReportParser::report);
    }

    private static BenchReport report(JsonFields fields) {
        if (fields.wholeNumber("format") != ReportDocument.FORMAT) {
            throw new IllegalArgumentException("a file of format " + fields.wholeNumber("format")
                    + ", and this version reads format " + ReportDocument.FORMAT);
        }
        return new BenchReport(
                fields.object("model").checked(ReportParser::model),
                fields.object("settings").checked(ReportParser::settings),
                fields.objects("loops", ReportParser::loop),
                fields.optionalObject("open-loop").map(open -> open.checked(ReportParser::openLoop)),
                fields.object("fingerprint").checked(ReportParser::fingerprint));
    }

    private static ModelFacts model(JsonFields fields) {
        return new ModelFacts(
                fields.text("name"),
                fields.text("sha256"),
                fields.wholeNumber("bytes"),
                fields.optionalWholeNumber("parameters"),
                fields.optionalNumber("gflops"));
    }

    private static BenchSettings settings(JsonFields fields) {
        List<LoopOptions> loops = fields.objects(
                "loops",
                loop -> new LoopOptions(
                        loop.count("workers"),
                        loop.count("batch"),
                        loop.count("warm-up"),
                        loop.count("runs"),
                        seconds(loop, "limit-seconds")));
        return new BenchSettings(fields.text("images"), fields.count("threads"), loops);
    }

    private static LoopStatistics loop(JsonFields fields) {
        JsonFields latencies = fields.object("latency-ms");
        JsonFields raw = fields.object("raw-nanos");
        Map<Stage, StageStatistics> stages = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values())
                .filter(stage -> latencies.names().contains(stage.key()))
                .forEach(stage -> stages.put(stage, row(latencies, raw, stage.key())));
        return new LoopStatistics(
                fields.count("workers"),
                fields.count("batch"),
                fields.number("seconds"),
                fields.number("images-per-second"),
                stages,
                row(latencies, raw, "total"),
                fields.optionalNumber("achieved-gflops"));
    }

    private static StageStatistics row(JsonFields latencies, JsonFields raw, String name) {
        return new StageStatistics(
                latencies.object(name).checked(ReportParser::summary), LatencySample.of(raw.wholeNumbers(name)));
    }

    private static LatencySummary summary(JsonFields fields) {
        return new LatencySummary(
                fields.count("count"),
                nanos(fields, "min"),
                nanos(fields, "mean"),
                nanos(fields, "median"),
                nanos(fields, "p90"),
                nanos(fields, "p99"),
                nanos(fields, "max"));
    }

    private static OpenLoopStatistics openLoop(JsonFields fields) {
        OpenLoopOptions options = new OpenLoopOptions(
                arrivals(fields.text("arrivals")),
                fields.wholeNumber("seed"),
                fields.count("workers"),
                seconds(fields, "trial-seconds"),
                fields.count("trial-requests"));
        RateSearch search =
                new RateSearch(nanos(fields, "target-p99-ms"), fields.number("first-rate"), fields.number("tolerance"));
        List<OpenLoopStatistics.Trial> trials = fields.objects(
                "trials",
                trial -> new OpenLoopStatistics.Trial(
                        trial.number("rate"), trial.flag("kept-up"), trialLatencies(trial)));
        return new OpenLoopStatistics(
                options, search, fields.optionalNumber("highest-rate"), fields.flag("limit-found"), trials);
    }

    private static Optional<LatencySummary> trialLatencies(JsonFields trial) {
        return trial.optionalObject("latency-ms").map(latency -> latency.checked(ReportParser::summary));
    }

    private static Arrivals arrivals(String key) {
        return Arrays.stream(Arrivals.values())
                .filter(arrivals -> arrivals.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("arrivals are uniform or poisson, received '" + key + "'"));
    }

    private static Fingerprint fingerprint(JsonFields fields) {
        Machine machine = new Machine(
                fields.text("system"),
                fields.text("java"),
                fields.text("cpu"),
                fields.textList("cpu-abilities"),
                fields.count("cores"),
                fields.wholeNumber("memory-bytes"),
                fields.wholeNumber("max-heap-bytes"));
        List<GraphicsCard> cards = fields.objects(
                "graphics",
                card -> new GraphicsCard(
                        card.text("name"),
                        card.text("driver"),
                        card.textList("limits"),
                        card.text("power-state"),
                        card.textList("clocks")));
        return new Fingerprint(
                machine,
                fields.text("kernel"),
                fields.text("governor"),
                fields.textList("jvm"),
                fields.texts("environment"),
                fields.texts("libraries"),
                fields.text("provider"),
                cards,
                fields.optionalNumber("load"));
    }

    private static long nanos(JsonFields fields, String name) {
        return Math.round(bounded(fields, name, LONGEST_SECONDS * 1e3) * 1e6);
    }

    private static Duration seconds(JsonFields fields, String name) {
        return Duration.ofNanos(Math.round(bounded(fields, name, LONGEST_SECONDS) * 1e9));
    }

    private static double bounded(JsonFields fields, String name, double most) {
        double number = fields.number(name);
        if (Math.abs(number) > most) {
            throw new IllegalArgumentException(name + " must be at most " + most + ", received " + number);
        }
        return number;
    }
}

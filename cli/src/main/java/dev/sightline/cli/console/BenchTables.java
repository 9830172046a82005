package dev.sightline.cli.console;

import dev.sightline.core.text.TextTable;
import dev.sightline.infer.benchreport.BenchReport;
import dev.sightline.infer.benchreport.LoopStatistics;
import dev.sightline.infer.benchreport.OpenLoopStatistics;
import dev.sightline.infer.benchreport.StageStatistics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A benchmark's report for people. */
public final class BenchTables {

    private BenchTables() {}

    /** Prints model, conditions, a table for each loop, and the rate if one was searched. */
    public static void print(PrintWriter out, BenchReport report) {
        out.printf(
                "model: %s, %s%n",
                report.model().name(), Quantity.bytes(report.model().bytes()));
        report.model().parameters().ifPresent(count -> out.printf(Locale.ROOT, "parameters: %,d%n", count));
        report.model()
                .gflops()
                .ifPresent(count -> out.printf(Locale.ROOT, "operations: %.2f GFLOPs an image%n", count));
        report.settings().conditions().forEach((name, value) -> out.printf("%s: %s%n", name, value));
        report.fingerprint().conditions().forEach((name, value) -> out.printf("%s: %s%n", name, value));
        report.fingerprint().warnings().forEach(warning -> out.printf("warning: %s%n", warning));
        report.loops().forEach(loop -> loop(out, loop));
        report.openLoop().ifPresent(open -> open(out, open));
        out.flush();
    }

    private static void loop(PrintWriter out, LoopStatistics loop) {
        out.printf(
                Locale.ROOT,
                "%n%d %s, batch %d: %.1f images/s%n",
                loop.workers(),
                loop.workers() == 1 ? "worker" : "workers",
                loop.images(),
                loop.imagesPerSecond());
        TextTable table = new TextTable("<>>>>", List.of("ms", "median", "p90", "p99", "mean"));
        loop.stages().forEach((stage, statistics) -> table.add(row(stage.key(), statistics)));
        table.add(row("total", loop.total()));
        table.lines().forEach(out::println);
        loop.achievedGflops().ifPresent(rate -> out.printf(Locale.ROOT, "network: %.1f GFLOP/s%n", rate));
    }

    private static List<String> row(String name, StageStatistics statistics) {
        return List.of(
                name,
                shown(statistics.summary().median()),
                shown(statistics.summary().p90()),
                shown(statistics.summary().p99()),
                shown(statistics.summary().mean()));
    }

    private static void open(PrintWriter out, OpenLoopStatistics open) {
        String promise =
                String.format(Locale.ROOT, "p99 of %.1f ms", open.search().p99Nanos() / 1e6);
        out.println();
        if (open.rate().isEmpty()) {
            out.println("no rate of arrivals that was tried met a " + promise);
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: holds up to %.1f arrivals/s%s%n",
                    promise,
                    open.rate().getAsDouble(),
                    open.bounded() ? "" : " at least (the search ended there)");
        }
    }

    private static String shown(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }
}

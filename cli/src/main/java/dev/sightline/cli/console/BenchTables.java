package dev.sightline.cli.console;

import dev.sightline.infer.bench.BenchReport;
import dev.sightline.infer.bench.LoopFigures;
import dev.sightline.infer.bench.OpenLoopFigures;
import dev.sightline.infer.bench.StageFigures;
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
                .ifPresent(count -> out.printf(Locale.ROOT, "operations: %.2f GFLOPs a picture%n", count));
        report.settings().conditions().forEach((name, value) -> out.printf("%s: %s%n", name, value));
        report.fingerprint().conditions().forEach((name, value) -> out.printf("%s: %s%n", name, value));
        report.fingerprint().warnings().forEach(warning -> out.printf("warning: %s%n", warning));
        report.loops().forEach(loop -> loop(out, loop));
        report.openLoop().ifPresent(open -> open(out, open));
        out.flush();
    }

    private static void loop(PrintWriter out, LoopFigures loop) {
        out.printf(
                Locale.ROOT,
                "%n%d %s, batch %d: %.1f pictures/s%n",
                loop.workers(),
                loop.workers() == 1 ? "worker" : "workers",
                loop.pictures(),
                loop.picturesPerSecond());
        Table table = new Table("<>>>>", List.of("ms", "median", "p90", "p99", "mean"));
        loop.stages().forEach((stage, figures) -> table.add(row(stage.key(), figures)));
        table.add(row("total", loop.total()));
        table.print(out);
        loop.achievedGflops().ifPresent(rate -> out.printf(Locale.ROOT, "network: %.1f GFLOP/s%n", rate));
    }

    private static List<String> row(String name, StageFigures figures) {
        return List.of(
                name,
                shown(figures.summary().median()),
                shown(figures.summary().p90()),
                shown(figures.summary().p99()),
                shown(figures.summary().mean()));
    }

    private static void open(PrintWriter out, OpenLoopFigures open) {
        String promise =
                String.format(Locale.ROOT, "p99 of %.1f ms", open.search().p99Nanos() / 1e6);
        out.println();
        if (open.rate().isEmpty()) {
            out.println("no rate of arrivals that was tried held a " + promise);
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

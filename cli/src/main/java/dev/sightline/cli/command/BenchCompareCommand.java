package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.core.text.TextTable;
import dev.sightline.infer.benchreport.BenchComparison;
import dev.sightline.infer.benchreport.BenchReport;
import dev.sightline.infer.benchreport.Ratio;
import dev.sightline.infer.benchreport.UnlikeReportsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline bench compare}: how much faster B is than A, where the two are comparable. */
@Command(
        name = "compare",
        description = {
            "Print the ratios of two reports' median latencies and throughputs (B divided by A), each with an interval"
                    + " that holds the true ratio in 95 of 100 measurements.",
            "Reports of other machines, libraries or settings are refused, and what differs is named."
        },
        footer = {
            "",
            "Examples:",
            "  sightline bench compare fp32.json int8.json",
            "  sightline bench compare mine.json yours.json --allow-different --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A.json", description = "The report to divide by.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B.json", description = "The report to be divided.")
    private Path second;

    @Option(
            names = "--allow-different",
            description = "Compare though conditions differ; the differences are printed with the ratios.")
    private boolean allowDifferent;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        BenchComparison comparison = compare(BenchReport.read(first), BenchReport.read(second));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, comparison.fields());
        } else {
            print(out, comparison);
        }
        return ExitCode.DONE;
    }

    private BenchComparison compare(BenchReport one, BenchReport other) {
        try {
            return BenchComparison.of(one, other, allowDifferent);
        } catch (UnlikeReportsException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + "\n--allow-different compares them all the same", e);
        }
    }

    private static void print(PrintWriter out, BenchComparison comparison) {
        out.printf("A: %s%n", comparison.first().model().name());
        out.printf("B: %s%n", comparison.second().model().name());
        comparison.differences().forEach(each -> out.printf("differs: %s%n", each));
        comparison.first().fingerprint().warnings().forEach(warning -> out.printf("A: %s%n", warning));
        comparison.second().fingerprint().warnings().forEach(warning -> out.printf("B: %s%n", warning));
        for (BenchComparison.LoopRatios loop : comparison.loops()) {
            out.printf("%n%d workers, batch %d%n", loop.workers(), loop.images());
            TextTable table = new TextTable("<>>>>", List.of("median ms", "A", "B", "B / A", "95 %"));
            loop.latencies().forEach(ratio -> table.add(row(ratio.name(), ratio)));
            table.add(row("images/s", loop.throughput()));
            table.lines().forEach(out::println);
        }
        comparison.rateRatio().ifPresent(ratio -> out.printf(Locale.ROOT, "%nhighest rate, B / A: %.3f%n", ratio));
        out.flush();
    }

    private static List<String> row(String name, Ratio ratio) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.3f", ratio.first()),
                String.format(Locale.ROOT, "%.3f", ratio.second()),
                String.format(Locale.ROOT, "%.3f", ratio.value()),
                String.format(
                        Locale.ROOT,
                        "%.3f to %.3f",
                        ratio.interval().low(),
                        ratio.interval().high()));
    }
}

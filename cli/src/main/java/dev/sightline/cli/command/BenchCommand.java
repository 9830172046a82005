package dev.sightline.cli.command;

import dev.sightline.cli.console.BenchTables;
import dev.sightline.cli.console.BuildFacts;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.ModelOptions;
import dev.sightline.deploy.bench.BenchImages;
import dev.sightline.deploy.bench.ModelBench;
import dev.sightline.infer.bench.LoopOptions;
import dev.sightline.infer.benchreport.BenchReport;
import dev.sightline.infer.predict.Predictor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline bench}: speed of a model, and the comparison of two measurements. */
@Command(
        name = "bench",
        description = {
            "Measure a model from image file to prediction: each stage's latency, throughput, and the rate of arrivals",
            "that still meets a given p99. Every statistic is kept with the machine and the conditions it was taken on."
        },
        footer = {
            "",
            "Examples:",
            "  sightline bench --model cells.onnx",
            "  sightline bench --model cells.onnx --images photos --batch 1,8 --workers 1,2 --threads 1",
            "  sightline bench --model cells.onnx --p99 50 --out fp32.json",
            "  sightline bench compare fp32.json int8.json"
        },
        subcommands = {BenchCompareCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(BenchCommand.class);

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false)
    private @Nullable ModelOptions model;

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description = "An image or a folder of them (default: 16 drawn boards of 640 x 640, as JPEG).")
    private @Nullable Path images;

    @Option(
            names = "--batch",
            split = ",",
            defaultValue = "1",
            paramLabel = "N",
            description = "Images in one call of the network; a list measures each (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches;

    @Option(
            names = "--workers",
            split = ",",
            defaultValue = "1",
            paramLabel = "N",
            description = "Threads that each take an image from file to prediction; a list measures each (default:"
                    + " ${DEFAULT-VALUE}).")
    private List<Integer> workers;

    @Option(
            names = "--runs",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Runs of each loop, after the warm-up, at most (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--warm-up",
            defaultValue = "50",
            paramLabel = "N",
            description = "Runs that are not counted (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            paramLabel = "S",
            description = "Longest time of each loop (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--p99",
            paramLabel = "MS",
            description = "Search the highest rate of arrivals at which 99 of 100 are predicted within so many"
                    + " milliseconds, waiting included.")
    private @Nullable Double p99;

    @Option(names = "--out", paramLabel = "FILE", description = "Keep the report, for bench compare.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document, which bench compare reads, too.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (model == null) {
            throw new ParameterException(spec.commandLine(), "--model FILE is needed, or the command compare");
        }
        if (images != null) {
            measure(model, BenchImages.of(images));
            return ExitCode.DONE;
        }
        Path folder = temporaryFolder();
        try {
            measure(model, BenchImages.drawn(folder));
        } finally {
            BenchImages.delete(folder);
        }
        return ExitCode.DONE;
    }

    private static Path temporaryFolder() throws IOException {
        try {
            return Files.createTempDirectory("sightline-bench");
        } catch (IOException e) {
            throw new IOException(
                    "images cannot be drawn into the temporary folder " + System.getProperty("java.io.tmpdir") + " ("
                            + e.getMessage()
                            + "); give --images DIR, or choose another folder:"
                            + " SIGHTLINE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    private void measure(ModelOptions asked, BenchImages chosen) throws IOException {
        try (Predictor predictor = asked.open()) {
            ModelBench bench = new ModelBench(
                    predictor,
                    asked.model(),
                    new ModelBench.Conditions(
                            asked.session().provider().word(), asked.threads(), BuildFacts.libraries()),
                    chosen,
                    LOG::info);
            BenchReport report = bench.run(
                    loops(),
                    p99 == null ? OptionalLong.empty() : OptionalLong.of((long) (p99 * 1e6)),
                    workers.stream().mapToInt(Integer::intValue).max().orElse(1));
            print(report);
            if (out != null) {
                report.write(out);
            }
        }
    }

    private List<LoopOptions> loops() {
        List<LoopOptions> loops = new ArrayList<>();
        for (int worker : workers) {
            for (int batch : batches) {
                loops.add(new LoopOptions(worker, batch, warmUp, runs, Duration.ofSeconds(seconds)));
            }
        }
        return loops;
    }

    private void print(BenchReport report) {
        PrintWriter console = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(console, report.fields());
        } else {
            BenchTables.print(console, report);
        }
    }
}

package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.data.synth.SyntheticBoards;
import dev.sightline.data.synth.SyntheticBoardsOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline data synth boards}: images of circuit boards with exact defect boxes. */
@Command(
        name = "boards",
        description = {
            "Draw circuit boards under changing light, blur and noise, with six kinds of defect and their exact boxes.",
            "The same seed gives the same images; the format is COCO."
        },
        footer = {
            "",
            "Examples:",
            "  sightline data synth boards --out boards",
            "  sightline data synth boards --out boards --seed 7 --train 1000 --val 100 --test 100"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataSynthBoardsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder; must be empty or absent.")
    private Path out;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--train",
            defaultValue = "160",
            paramLabel = "N",
            description = "Images to train on (default: ${DEFAULT-VALUE}).")
    private int train;

    @Option(
            names = "--val",
            defaultValue = "40",
            paramLabel = "N",
            description = "Images to choose the best epoch by (default: ${DEFAULT-VALUE}).")
    private int val;

    @Option(
            names = "--test",
            defaultValue = "40",
            paramLabel = "N",
            description = "Images to score the result on (default: ${DEFAULT-VALUE}).")
    private int test;

    @Option(
            names = "--size",
            defaultValue = "320",
            paramLabel = "PIXELS",
            description = "Width and height (default: ${DEFAULT-VALUE}).")
    private int size;

    @Override
    public Integer call() {
        SyntheticBoards.write(out, new SyntheticBoardsOptions(seed, train, val, test, size));
        PrintWriter printer = spec.commandLine().getOut();
        printer.printf("written: %s (train %d, val %d, test %d images, COCO)%n", out, train, val, test);
        printer.flush();
        return ExitCode.DONE;
    }
}

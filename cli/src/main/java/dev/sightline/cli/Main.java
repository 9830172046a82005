package dev.sightline.cli;

import dev.sightline.cli.command.BenchCommand;
import dev.sightline.cli.command.DataCommand;
import dev.sightline.cli.command.DoctorCommand;
import dev.sightline.cli.command.EvalCommand;
import dev.sightline.cli.command.ExportCommand;
import dev.sightline.cli.command.FeaturesCommand;
import dev.sightline.cli.command.InspectCommand;
import dev.sightline.cli.command.PredictCommand;
import dev.sightline.cli.command.QuickstartCommand;
import dev.sightline.cli.command.RecipeCommand;
import dev.sightline.cli.command.SummaryCommand;
import dev.sightline.cli.command.TrainCommand;
import dev.sightline.cli.command.TuneCommand;
import dev.sightline.cli.command.VerifyCommand;
import dev.sightline.cli.command.WeightsCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code sightline} command: its sub-commands and what holds for all of them. */
@Command(
        name = "sightline",
        description = "Train image models on images of your own, and evaluate them, on the JVM alone.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Start here:",
            "  sightline quickstart               train a detector on generated images",
            "  sightline quickstart --data DIR    the same on a folder of your own",
            "  sightline COMMAND --help           what a command does, with examples",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong input or call, 3 a check did not hold."
        },
        subcommands = {
            QuickstartCommand.class,
            TrainCommand.class,
            TuneCommand.class,
            EvalCommand.class,
            BenchCommand.class,
            ExportCommand.class,
            FeaturesCommand.class,
            VerifyCommand.class,
            PredictCommand.class,
            DoctorCommand.class,
            SummaryCommand.class,
            InspectCommand.class,
            WeightsCommand.class,
            RecipeCommand.class,
            DataCommand.class
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Main implements Runnable {

    /** Columns of help text where there is no terminal to ask. */
    private static final int HELP_WIDTH = 110;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to parse or to execute; a test replaces its writers. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionStrategy(new CommandExecution())
                .setParameterExceptionHandler(new WrongCall())
                .setExecutionExceptionHandler(new FailedCommand())
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(true);
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log more, and show the stack trace of a failure.")
    @SuppressWarnings("UnusedMethod") // picocli calls it
    private void verbose(boolean verbose) {
        LogLevel.set(verbose);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is needed\n\n" + spec.commandLine().getUsageMessage());
    }
}

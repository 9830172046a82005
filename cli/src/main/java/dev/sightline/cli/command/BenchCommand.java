package dev.sightline.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline bench}: speed of a model, and the comparison of two measurements. */
@Command(
        name = "bench",
        description = "Compare two measurements of speed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BenchCompareCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: compare");
    }
}

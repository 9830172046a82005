package dev.sightline.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline data}: holds the commands about datasets. */
@Command(
        name = "data",
        description = "Check, measure, convert and make datasets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DataCheckCommand.class,
            DataConvertCommand.class,
            DataSharedCommand.class,
            DataStatisticsCommand.class,
            DataSynthCommand.class
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DataCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is needed: check, convert, shared, statistics or synth");
    }
}

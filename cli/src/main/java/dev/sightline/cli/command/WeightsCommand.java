package dev.sightline.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline weights}: holds the commands about files of weights. */
@Command(
        name = "weights",
        description = "Look into files of weights and convert them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {WeightsInspectCommand.class, WeightsConvertCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class WeightsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: inspect or convert");
    }
}

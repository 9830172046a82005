package dev.sightline.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline data synth}: holds the generators of datasets. */
@Command(
        name = "synth",
        description = "Make a dataset out of nothing.",
        synopsisSubcommandLabel = "KIND",
        subcommands = DataSynthBoardsCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DataSynthCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a kind is needed: boards");
    }
}

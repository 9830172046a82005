package dev.sightline.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline recipe}: holds the commands about recipes. */
@Command(
        name = "recipe",
        description = "Look into recipes.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RecipeShowCommand.class, RecipeKeysCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RecipeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: show or keys");
    }
}

package dev.sightline.cli;

import dev.sightline.cli.console.ExitCode;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a call that cannot be parsed: what is wrong, the nearest valid word, and where help is. */
final class WrongCall implements IParameterExceptionHandler {

    /** Options by the names that they had before, each with its name now. */
    private static final Map<String, String> RENAMED = Map.of(
            "--pictures", "--images",
            "--no-pictures", "--no-images",
            "--picture", "--image",
            "--calibration-pictures", "--calibration-images",
            "--limits", "--tolerances");

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + message(exception));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See '" + name + " --help'.");
        err.flush();
        return ExitCode.WRONG_INPUT;
    }

    /** picocli's own words, except where they are about its workings. */
    private static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            String written = first.split("=", 2)[0];
            String now = RENAMED.getOrDefault(written, "");
            if (exception.getCommandLine().getCommandSpec().optionsMap().containsKey(now)) {
                return written + " is called " + now + " now";
            }
            boolean group = !exception.getCommandLine().getSubcommands().isEmpty();
            String kind = first.startsWith("-") ? "option" : group ? "command" : "argument";
            return "there is no " + kind + " '" + first + "' here";
        }
        return String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "");
    }
}

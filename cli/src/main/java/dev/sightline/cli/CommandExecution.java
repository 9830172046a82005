package dev.sightline.cli;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.Quantity;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs the command that was called, and sees to what no command can see to itself: output that could not be written,
 * libraries that do not load, and memory that is used up. Each is one line on standard error and exit code 1.
 */
final class CommandExecution implements IExecutionStrategy {

    @Override
    public int execute(ParseResult parsed) {
        CommandLine called = called(parsed);
        try {
            int code = new RunLast().execute(parsed);
            // A writer keeps quiet about a full disk or a closed pipe until it is asked.
            if (called.getOut().checkError()) {
                return failed(
                        called, "standard output could not be written: is the disk full, or has its reader ended?");
            }
            return code;
        } catch (OutOfMemoryError e) {
            return failed(called, e, memory(e));
        } catch (LinkageError e) {
            Optional<String> problem = LibraryProblem.of(e);
            return failed(called, e, problem.orElse(e.toString()));
        }
    }

    private static String memory(OutOfMemoryError e) {
        return "out of memory (" + e.getMessage() + "): Java has at most "
                + Quantity.bytes(Runtime.getRuntime().maxMemory())
                + " for its objects; more: SIGHTLINE_JAVA_OPTIONS=-Xmx8g";
    }

    private static int failed(CommandLine called, Error error, String message) {
        int code = failed(called, message);
        if (LogLevel.isVerbose()) {
            error.printStackTrace(called.getErr());
        }
        return code;
    }

    private static int failed(CommandLine called, String message) {
        PrintWriter err = called.getErr();
        err.println(called.getCommandSpec().qualifiedName() + ": " + message);
        err.flush();
        return ExitCode.FAILED;
    }

    private static CommandLine called(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().commandLine();
    }
}

package dev.sightline.cli;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.data.DatasetException;
import dev.sightline.data.batch.BatchException;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.session.ModelException;
import dev.sightline.train.loop.DivergedException;
import dev.sightline.train.loop.OutOfTrainingMemoryException;
import dev.sightline.train.loop.UnreadableImagesException;
import dev.sightline.train.plot.PlotException;
import dev.sightline.video.VideoException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports an exception of a command: one message on standard error, and an exit code that separates wrong input from
 * failure. The stack trace is shown with {@code --verbose}, and for what no one foresaw.
 */
final class FailedCommand implements IExecutionExceptionHandler {

    /** What the modules throw for input they cannot accept; their messages are written for the user. */
    private static final List<Class<? extends Exception>> WRONG_INPUT = List.of(
            IllegalArgumentException.class,
            DatasetException.class,
            ImageException.class,
            ModelException.class,
            VideoException.class);

    /** What stops a run for reasons outside the call; its message states them. */
    private static final List<Class<? extends Exception>> FORESEEN = List.of(
            IOException.class,
            BatchException.class,
            DivergedException.class,
            OutOfTrainingMemoryException.class,
            UnreadableImagesException.class,
            PlotException.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        Exception exception = thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException cause
                ? cause
                : thrown;
        Optional<String> library = LibraryProblem.of(thrown);
        boolean wrongInput = library.isEmpty() && isWrongInput(exception);
        boolean foreseen = wrongInput || library.isPresent() || isAny(FORESEEN, exception);
        PrintWriter err = command.getErr();
        err.println(
                command.getCommandSpec().qualifiedName() + ": " + library.orElseGet(() -> message(exception, thrown)));
        if (LogLevel.isVerbose() || !foreseen) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return wrongInput ? ExitCode.WRONG_INPUT : ExitCode.FAILED;
    }

    private static boolean isWrongInput(Exception exception) {
        return isAny(WRONG_INPUT, exception)
                || exception instanceof NoSuchFileException
                || exception instanceof NotDirectoryException
                || exception instanceof FileAlreadyExistsException
                || exception instanceof AccessDeniedException;
    }

    private static boolean isAny(List<Class<? extends Exception>> kinds, Exception exception) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(exception));
    }

    /** The file system's exceptions carry only a path; the others state what is wrong. */
    private static String message(Exception exception, Exception thrown) {
        if (exception instanceof NoSuchFileException missing) {
            return "no such file or folder: " + missing.getFile();
        }
        if (exception instanceof NotDirectoryException file) {
            return "not a folder: " + file.getFile();
        }
        if (exception instanceof FileAlreadyExistsException present) {
            return "already there: " + present.getFile();
        }
        if (exception instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        String message = exception.getMessage();
        if (message == null || message.isBlank()) {
            return exception.getClass().getSimpleName();
        }
        return exception == thrown || String.valueOf(thrown.getMessage()).contains(message)
                ? String.valueOf(thrown.getMessage())
                : thrown.getMessage() + ": " + message;
    }
}

package dev.sightline.cli.console;

import dev.sightline.train.loop.PreparedRun;
import dev.sightline.train.loop.RunIdentity;
import dev.sightline.train.loop.RunOutcome;
import dev.sightline.train.loop.StopRequest;
import dev.sightline.train.loop.Training;
import dev.sightline.train.run.GitRevision;
import dev.sightline.train.run.Provenance;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a training from the command line: shows its progress, and on Ctrl-C lets the step in hand end, so that the run
 * folder can be resumed.
 */
public final class TrainingJob {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

    /** The longest a step can take before the JVM ends anyway; the run is resumable even then. */
    private static final long GRACE_SECONDS = 60;

    private final RunFolder folder;
    private final PrintWriter out;
    private final List<String> commandLine;
    private final Optional<String> goOn;

    public TrainingJob(RunFolder folder, PrintWriter out, List<String> commandLine) {
        this(folder, out, commandLine, Optional.empty());
    }

    private TrainingJob(RunFolder folder, PrintWriter out, List<String> commandLine, Optional<String> goOn) {
        this.folder = folder;
        this.out = out;
        this.commandLine = List.copyOf(commandLine);
        this.goOn = goOn;
    }

    /** The same, part of something greater that goes on by this command. */
    public TrainingJob goingOnBy(String command) {
        return new TrainingJob(folder, out, commandLine, Optional.of(command));
    }

    /** Trains from a recipe whose data is at hand. */
    public RunOutcome start(PreparedRun prepared) throws IOException {
        return run(training -> training.start(prepared, identity()), List.of());
    }

    /**
     * Goes on with the folder's run.
     *
     * @param acceptChanges whether it may be trained by something else than so far
     */
    public RunOutcome resume(List<String> overrides, boolean acceptChanges) throws IOException {
        return run(training -> training.resume(overrides, acceptChanges, identity()), overrides);
    }

    private interface Work {
        RunOutcome on(Training training) throws IOException;
    }

    /** @param overrides that the run needs besides its own recipe */
    private RunOutcome run(Work work, List<String> overrides) throws IOException {
        StopRequest stop = new StopRequest();
        CountDownLatch ended = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> waitForStep(stop, ended), "sightline-interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try (TrainingDisplay display = new TrainingDisplay(out, Boolean.getBoolean("sightline.terminal"));
                Training training = new Training(folder, display, stop)) {
            RunOutcome outcome = work.on(training);
            if (outcome.stopped()) {
                out.println("stopped after epoch " + outcome.epochsDone() + "; go on with: "
                        + NextCommand.resume(folder.root(), overrides));
                out.flush();
            }
            return outcome;
        } catch (IOException | UncheckedIOException e) {
            failed(String.valueOf(e.getMessage()), goOn.orElseGet(() -> NextCommand.resume(folder.root(), overrides)));
            throw e;
        } finally {
            ended.countDown();
            if (!stop.isAsked()) {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            }
        }
    }

    /** A full disk is mended and the run goes on: how stands on the screen and, where there is still room, in the log. */
    private void failed(String reason, String next) {
        out.println("the run stopped; once the reason is mended, go on with: " + next);
        out.flush();
        String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  stopped: " + reason + "; go on with: " + next;
        try {
            Files.writeString(folder.log(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} could not be written: {}", folder.log(), e.toString());
        }
    }

    private static void waitForStep(StopRequest stop, CountDownLatch ended) {
        stop.ask();
        try {
            boolean inTime = ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunIdentity identity() {
        String root = System.getProperty("sightline.root", ".");
        String revision = GitRevision.of(Path.of(root)).orElse("unknown");
        return new RunIdentity(
                new Provenance.Code(BuildFacts.version(), revision), BuildFacts.libraries(), commandLine);
    }
}

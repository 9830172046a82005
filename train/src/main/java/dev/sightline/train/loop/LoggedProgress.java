package dev.sightline.train.loop;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Writes a run's notes and epochs into its {@code train.log}, a line each with its time, and passes everything on.
 *
 * <p>Each line reaches the operating system at once. A log that cannot be written, as on a full disk, is noted once and loses
 * no run. Whoever made it closes it.
 */
final class LoggedProgress implements TrainingProgress, AutoCloseable {

    private final BufferedWriter log;
    private final TrainingProgress next;
    private boolean broken;

    LoggedProgress(Path file, TrainingProgress next) throws IOException {
        this.log = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.next = next;
    }

    /** An epoch as one line of text. */
    static String line(EpochReport report) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d%s  %.1f s, waited for data %.1f %%%s%s",
                report.epoch() + 1,
                report.epochs(),
                report.losses().shown(),
                report.seconds(),
                100 * report.waitingShare(),
                report.shownMetrics(),
                report.best() ? "  (best)" : "");
    }

    @Override
    public void step(StepReport report) {
        next.step(report);
    }

    @Override
    public void epoch(EpochReport report) {
        write(line(report));
        next.epoch(report);
    }

    @Override
    public void note(String text) {
        write(text);
        next.note(text);
    }

    /** Writes into the log alone why the run ends: whoever receives the exception shows it. */
    void failed(Exception failure) {
        write("failed: " + failure.getMessage());
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } catch (IOException e) {
            if (!broken) {
                throw e;
            }
        }
    }

    private void write(String text) {
        try {
            log.write(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + text + "\n");
            log.flush();
        } catch (IOException e) {
            if (!broken) {
                broken = true;
                next.note("the run's log cannot be written, the run goes on without it: " + e.getMessage());
            }
        }
    }
}

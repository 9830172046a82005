package dev.sightline.cli.console;

import dev.sightline.train.loop.TrainingProgress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a training run: on a terminal a bar for the epoch under way, with losses, speed and time left; elsewhere a plain
 * line for each epoch.
 *
 * <p>For the training thread. {@link #close} takes the bar away.
 */
public final class TrainingDisplay implements TrainingProgress, AutoCloseable {

    private final PrintWriter out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;
    private int firstEpoch = -1;

    /** @param out where lines go; a bar is drawn on standard error */
    public TrainingDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void step(StepReport report) {
        if (firstEpoch < 0) {
            firstEpoch = report.epoch();
        }
        if (terminal) {
            draw(report);
        }
    }

    @Override
    public void epoch(EpochReport report) {
        close();
        String line = String.format(
                Locale.ROOT,
                "epoch %3d/%d%s  %5.1f s%s%s%s",
                report.epoch() + 1,
                report.epochs(),
                report.losses().shown(),
                report.seconds(),
                report.shownMetrics(),
                report.best() ? "  best" : "",
                left(report));
        out.println(line);
        out.flush();
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void draw(StepReport report) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "epoch %d/%d", report.epoch() + 1, report.epochs()))
                    .setInitialMax(report.batches())
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(250)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.setExtraMessage(
                String.format(Locale.ROOT, "%s  %.0f images/s", report.losses().shown(), report.imagesPerSecond()));
        bar.stepTo(report.batch() + 1L);
    }

    /** Time left at the mean pace so far, validation included. */
    private String left(EpochReport report) {
        int done = report.epoch() + 1 - Math.max(0, firstEpoch);
        int todo = report.epochs() - report.epoch() - 1;
        if (todo == 0) {
            return "";
        }
        long seconds = (long) ((System.nanoTime() - start) / 1e9 / done * todo);
        return String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }
}

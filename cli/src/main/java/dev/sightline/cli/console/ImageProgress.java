package dev.sightline.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a command is through its images: a bar on a terminal, elsewhere a line for each tenth. On standard error. */
public final class ImageProgress implements AutoCloseable {

    private final PrintWriter err;
    private final int all;
    private final long start = System.nanoTime();
    private final @Nullable ProgressBar bar;
    private int done;

    /** @param all images there are */
    public ImageProgress(PrintWriter err, int all) {
        this.err = err;
        this.all = all;
        this.bar = !Boolean.getBoolean("sightline.terminal")
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("images")
                        .setInitialMax(all)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .showSpeed()
                        .build();
    }

    /** One more is done. */
    public void step() {
        done++;
        if (bar != null) {
            bar.step();
        } else if (all >= 20 && done * 10 / all > (done - 1) * 10 / all) {
            err.printf(Locale.ROOT, "%d of %d images, %.1f a second%n", done, all, rate());
            err.flush();
        }
    }

    /** Images a second so far. */
    public double rate() {
        return done / Math.max(1e-9, (System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

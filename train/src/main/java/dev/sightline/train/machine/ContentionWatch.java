package dev.sightline.train.machine;

import dev.sightline.core.machine.MachineUse;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether other programs slow a run down, from how long its steps take and how the processors were used
 * meanwhile. It reads no clock: it is fed with one stretch of steps after another.
 *
 * <p>Threads that compute one step together wait for each other, and one without a processor stops all of them, so that
 * other programs can cost many times the processor time that they use. There is a notice where processors are short (others
 * use {@value #SHORT} of one or more that the threads needed) and steps take {@value #SLOW} times as long as in the last
 * stretch with enough of them, or half a processor is missing and there was none such yet; and where a container's limit
 * stopped the run in {@value #THROTTLED} of its periods. After a notice there is none for {@value #QUIET_SECONDS} seconds.
 *
 * @param threads of the computation
 * @param quietStep seconds of a step in the last stretch with enough processors; 0 while there was none
 * @param secondsToNotice until there may be another notice
 * @param notice what was found in the last stretch
 */
public record ContentionWatch(int threads, double quietStep, double secondsToNotice, Optional<String> notice) {

    private static final double SHORT = .25;
    private static final double SHORT_FROM_THE_START = .5;
    private static final double SLOW = 1.3;
    private static final double THROTTLED = .1;
    private static final double QUIET_SECONDS = 900;

    /** A watch that has seen nothing yet. */
    public static ContentionWatch of(int threads) {
        return new ContentionWatch(threads, 0, 0, Optional.empty());
    }

    /**
     * The watch after another stretch.
     *
     * @param seconds of the stretch, above 0
     * @param steps in it, 1 or more
     */
    public ContentionWatch after(double seconds, int steps, MachineUse use) {
        double step = seconds / steps;
        double shortage = shortage(use);
        boolean throttled = use.throttled() >= THROTTLED;
        if (shortage < SHORT && !throttled) {
            return new ContentionWatch(threads, step, secondsToNotice - seconds, Optional.empty());
        }
        boolean slow = quietStep > 0 ? step >= SLOW * quietStep : shortage >= SHORT_FROM_THE_START;
        if (secondsToNotice > 0 || !(slow || throttled)) {
            return new ContentionWatch(threads, quietStep, secondsToNotice - seconds, Optional.empty());
        }
        String text = throttled ? throttledText(use) : sharedText(use, step);
        return new ContentionWatch(threads, quietStep, QUIET_SECONDS, Optional.of(text));
    }

    /** Processors that the threads needed and others used. */
    private double shortage(MachineUse use) {
        double wanted = Math.min(threads, use.processors());
        return Math.min(wanted - use.free(), use.others() + use.stolen());
    }

    private String sharedText(MachineUse use, double step) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %.1f of the %d cores (load %.1f): a step takes %.2f s",
                use.others() >= use.stolen() ? "other programs use" : "the host of this virtual machine takes away",
                Math.max(use.others(), use.stolen()),
                use.processors(),
                use.load(),
                step));
        if (quietStep > 0) {
            text.append(String.format(Locale.ROOT, ", and %.2f s while the cores were free", quietStep));
        }
        return text.append(advice((int) Math.round(use.free()))).toString();
    }

    private String throttledText(MachineUse use) {
        return String.format(
                        Locale.ROOT,
                        "the limit on this container's processor time stops the run in %.0f %% of the periods (%d threads)",
                        100 * use.throttled(),
                        threads)
                + (threads > 1 ? "; fewer train.threads do not wait for one that was stopped" : "");
    }

    private String advice(int free) {
        int fewer = Math.max(1, Math.min(free, threads - 1));
        if (fewer >= threads) {
            return "";
        }
        return "; train.threads: " + fewer
                + (quietStep > 0
                        ? String.format(Locale.ROOT, " would take about %.2f s", quietStep * threads / fewer)
                        : " would not wait for them");
    }
}

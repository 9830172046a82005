package dev.sightline.train.machine;

import dev.sightline.core.machine.MachineSample;
import dev.sightline.core.machine.MachineUse;
import dev.sightline.core.machine.ProcessorShare;
import java.util.Locale;
import java.util.Optional;

/**
 * How many threads a run computes with where the recipe leaves it open. The number is kept with the run: sums of another
 * number of threads differ in their last bits.
 *
 * @param threads 1 or more
 * @param reason for the log
 */
public record ThreadChoice(int threads, String reason) {

    private static final long LOOK_MILLISECONDS = 500;

    /** All that this process may use, whatever else runs: the same on every start. */
    public static ThreadChoice all(ProcessorShare share) {
        int threads = share.wholeProcessors();
        return new ThreadChoice(threads, "threads: " + threads + " (" + available(share) + ")");
    }

    /** What other programs leave free of it, at least one. */
    public static ThreadChoice free(ProcessorShare share, MachineUse use) {
        int free = (int) Math.round(use.free());
        int threads = Math.max(1, Math.min(share.wholeProcessors(), free));
        return new ThreadChoice(
                threads,
                String.format(
                        Locale.ROOT,
                        "threads: %d (auto: %s; other programs use %.1f, load %.1f)",
                        threads,
                        available(share),
                        use.others() + use.stolen(),
                        use.load()));
    }

    /** Looks at the machine for half a second; all threads on a system that does not count what programs use. */
    public static ThreadChoice ofFreeNow() throws InterruptedException {
        ProcessorShare share = ProcessorShare.current();
        Optional<MachineSample> before = MachineSample.now();
        Thread.sleep(LOOK_MILLISECONDS);
        Optional<MachineSample> after = MachineSample.now();
        return before.isPresent() && after.isPresent() ? free(share, after.get().since(before.get())) : all(share);
    }

    private static String available(ProcessorShare share) {
        String cores = share.processors() + (share.processors() == 1 ? " core" : " cores");
        return share.quota().isEmpty()
                ? cores
                : String.format(
                        Locale.ROOT,
                        "%s, of which the container may use %.1f",
                        cores,
                        share.quota().getAsDouble());
    }
}

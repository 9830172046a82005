package dev.sightline.core.machine;

import java.util.OptionalDouble;

/**
 * What this process may take of the processors.
 *
 * @param processors it may run on, after cpusets and affinity; 1 or more
 * @param quota the limit of its container in processors' time a second; empty without one
 */
public record ProcessorShare(int processors, OptionalDouble quota) {

    public ProcessorShare {
        if (processors < 1 || quota.orElse(1) <= 0) {
            throw new IllegalArgumentException("a process has at least one processor and a share above 0, received "
                    + processors + " processors and " + quota);
        }
    }

    /** The share of this process, now. */
    public static ProcessorShare current() {
        return new ProcessorShare(
                Runtime.getRuntime().availableProcessors(),
                ProcFiles.cgroup().quota().cores());
    }

    /**
     * Whole processors that it can keep busy: with one and a half, two threads that wait for each other would be stopped
     * together for a quarter of the time, so a part of a processor counts as none. At least 1.
     */
    public int wholeProcessors() {
        return Math.max(1, Math.min(processors, (int) quota.orElse(processors)));
    }
}

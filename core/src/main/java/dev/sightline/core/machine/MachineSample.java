package dev.sightline.core.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counters of the machine and of this process at one moment; two of them give the use between them.
 *
 * @param nanos the moment, by {@link System#nanoTime}
 * @param processors that this process may run on
 * @param times of those processors, for all programs
 * @param ownSeconds of processor time that this process has taken
 * @param quota of its container
 * @param load programs that ran or waited for a processor, the mean over the last minute
 */
public record MachineSample(
        long nanos, int processors, CpuTimes times, double ownSeconds, CpuQuota quota, double load) {

    /** The counters now; empty on a system without {@code /proc}. Takes well under a millisecond. */
    public static Optional<MachineSample> now() {
        Set<Integer> processors = ProcessorSet.parse(ProcFiles.lines("/proc/self/status"));
        List<String> stat = ProcFiles.lines("/proc/stat");
        if (processors.isEmpty() || stat.isEmpty()) {
            return Optional.empty();
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Optional.of(new MachineSample(
                System.nanoTime(),
                processors.size(),
                CpuTimes.parse(stat, processors),
                system.getProcessCpuTime() / 1e9,
                ProcFiles.cgroup().quota(),
                Math.max(0, system.getSystemLoadAverage())));
    }

    /** How the machine was used from an earlier sample to this one. */
    public MachineUse since(MachineSample earlier) {
        double seconds = (nanos - earlier.nanos) / 1e9;
        if (seconds <= 0) {
            throw new IllegalArgumentException("samples must be given in order, received one " + -seconds + " s early");
        }
        double busy = times.busySeconds() - earlier.times.busySeconds();
        double own = ownSeconds - earlier.ownSeconds;
        double stolen = times.stolenSeconds() - earlier.times.stolenSeconds();
        long periods = quota.periods() - earlier.quota.periods();
        long throttled = quota.throttledPeriods() - earlier.quota.throttledPeriods();
        return new MachineUse(
                processors,
                within((busy - own) / seconds),
                within(stolen / seconds),
                periods <= 0 ? 0 : Math.max(0, (double) throttled / periods),
                load);
    }

    /** The counters go by ticks and are not read at one moment: over a short time they may not add up. */
    private double within(double used) {
        return Math.max(0, Math.min(processors, used));
    }
}

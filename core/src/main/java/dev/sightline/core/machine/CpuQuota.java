package dev.sightline.core.machine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a control group (cgroup) lets its processes take of the processors, in one of its two versions.
 *
 * @param cores processors' time a second, 1.5 for one and a half; empty where there is no limit
 * @param periods in which the limit was watched, since the group was made
 * @param throttledPeriods in which the processes were stopped because the limit was reached
 */
public record CpuQuota(OptionalDouble cores, long periods, long throttledPeriods) {

    static final CpuQuota NONE = new CpuQuota(OptionalDouble.empty(), 0, 0);

    /**
     * Version 2.
     *
     * @param max content of {@code cpu.max}: {@code 150000 100000} or {@code max 100000}
     * @param stat lines of {@code cpu.stat}
     */
    static CpuQuota version2(String max, List<String> stat) {
        String[] parts = max.strip().split("\\s+", -1);
        boolean limited = parts.length == 2 && !parts[0].equals("max");
        return of(limited ? Double.parseDouble(parts[0]) : -1, limited ? Double.parseDouble(parts[1]) : 1, stat);
    }

    /**
     * Version 1.
     *
     * @param quota content of {@code cpu.cfs_quota_us}, -1 where there is no limit
     * @param period content of {@code cpu.cfs_period_us}
     * @param stat lines of {@code cpu.stat}
     */
    static CpuQuota version1(String quota, String period, List<String> stat) {
        return of(Double.parseDouble(quota.strip()), Double.parseDouble(period.strip()), stat);
    }

    /** The narrower of two groups one of which lies within the other. */
    CpuQuota narrower(CpuQuota other) {
        return other.cores.orElse(Double.POSITIVE_INFINITY) < cores.orElse(Double.POSITIVE_INFINITY) ? other : this;
    }

    private static CpuQuota of(double quota, double period, List<String> stat) {
        boolean limited = quota > 0 && period > 0;
        return new CpuQuota(
                limited ? OptionalDouble.of(quota / period) : OptionalDouble.empty(),
                value(stat, "nr_periods"),
                value(stat, "nr_throttled"));
    }

    private static long value(List<String> stat, String key) {
        return stat.stream()
                .filter(line -> line.startsWith(key + " "))
                .mapToLong(line -> Long.parseLong(line.substring(key.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}

package dev.sightline.core.machine;

import java.util.List;

/**
 * What a control group (cgroup) lets its processes take of the memory.
 *
 * @param limit in bytes; {@link Long#MAX_VALUE} where there is none
 * @param used bytes of its processes, without the files in memory that the kernel drops when memory is needed
 */
record MemoryLimit(long limit, long used) {

    static final MemoryLimit NONE = new MemoryLimit(Long.MAX_VALUE, 0);

    /** Version 1 states no limit as the largest number of whole pages. */
    private static final long LARGEST = 1L << 60;

    /**
     * Version 2.
     *
     * @param max content of {@code memory.max}: a number or {@code max}
     * @param current content of {@code memory.current}
     * @param stat lines of {@code memory.stat}
     */
    static MemoryLimit version2(String max, String current, List<String> stat) {
        return max.strip().equals("max") ? NONE : of(max, current, value(stat, "inactive_file"));
    }

    /**
     * Version 1.
     *
     * @param limit content of {@code memory.limit_in_bytes}
     * @param usage content of {@code memory.usage_in_bytes}
     * @param stat lines of {@code memory.stat}
     */
    static MemoryLimit version1(String limit, String usage, List<String> stat) {
        return of(limit, usage, value(stat, "total_inactive_file"));
    }

    /** Bytes that its processes may still take, 0 or more. */
    long free() {
        return limit == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, limit - used);
    }

    /** The narrower of two groups one of which lies within the other. */
    MemoryLimit narrower(MemoryLimit other) {
        return other.free() < free() ? other : this;
    }

    private static MemoryLimit of(String limit, String usage, long droppable) {
        long most = Long.parseLong(limit.strip());
        return most >= LARGEST ? NONE : new MemoryLimit(most, Math.max(0, Long.parseLong(usage.strip()) - droppable));
    }

    private static long value(List<String> stat, String key) {
        return stat.stream()
                .filter(line -> line.startsWith(key + " "))
                .mapToLong(line -> Long.parseLong(line.substring(key.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}

package dev.sightline.core.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory that this process may have.
 *
 * @param freeBytes that it could take now: what the kernel calls available, and no more than its container leaves
 * @param residentBytes that it has (resident)
 * @param highestBytes the most that it has had
 */
public record MemoryShare(long freeBytes, long residentBytes, long highestBytes) {

    public MemoryShare {
        if (freeBytes < 0 || residentBytes < 0 || highestBytes < 0) {
            throw new IllegalArgumentException("sizes of memory are 0 or more, received " + freeBytes + ", "
                    + residentBytes + " and " + highestBytes);
        }
    }

    /** Now; where the system does not state what is free, all memory of the machine counts as free. */
    public static MemoryShare current() {
        return of(
                ProcFiles.lines("/proc/meminfo"),
                ProcFiles.lines("/proc/self/status"),
                ProcFiles.memory().memory());
    }

    static MemoryShare of(List<String> machine, List<String> process, MemoryLimit limit) {
        long free = kibibytes(machine, "MemAvailable:").orElseGet(MemoryShare::all);
        long resident = kibibytes(process, "VmRSS:").orElse(0);
        return new MemoryShare(
                Math.min(free, limit.free()),
                resident,
                Math.max(resident, kibibytes(process, "VmHWM:").orElse(0)));
    }

    /** Bytes that it can have in all. */
    public long available() {
        return freeBytes + residentBytes;
    }

    private static long all() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** A line such as {@code VmRSS:   20480 kB}, in bytes. */
    private static OptionalLong kibibytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}

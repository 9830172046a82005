package dev.sightline.core.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Time that processors have worked since the machine began, as {@code /proc/stat} counts it, in hundredths of a second
 * (proc_pid_stat(5): USER_HZ).
 *
 * @param busySeconds for any program, summed over the processors
 * @param stolenSeconds in which a virtual machine wanted a processor and its host ran something else
 */
public record CpuTimes(double busySeconds, double stolenSeconds) {

    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int INTERRUPT = 6;
    private static final int SOFT_INTERRUPT = 7;
    private static final int STOLEN = 8;

    /** Sums the lines {@code cpuN} of these processors; columns that old kernels leave out count as 0. */
    static CpuTimes parse(List<String> lines, Set<Integer> processors) {
        double busy = 0;
        double stolen = 0;
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns[0].matches("cpu\\d+") && processors.contains(Integer.valueOf(columns[0].substring(3)))) {
                busy += sum(columns, USER, NICE, SYSTEM, INTERRUPT, SOFT_INTERRUPT);
                stolen += sum(columns, STOLEN);
            }
        }
        return new CpuTimes(busy / TICKS_PER_SECOND, stolen / TICKS_PER_SECOND);
    }

    private static double sum(String[] columns, int... places) {
        return Arrays.stream(places)
                .filter(place -> place < columns.length)
                .mapToDouble(place -> Double.parseDouble(columns[place]))
                .sum();
    }
}

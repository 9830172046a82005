package dev.sightline.core.machine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The numbers of the processors that this process may run on: what is left by cpusets and {@code taskset}. */
final class ProcessorSet {

    private static final String KEY = "Cpus_allowed_list:";

    private ProcessorSet() {}

    /**
     * Reads the lines of {@code /proc/self/status}, whose lists read {@code 0-3,8}.
     *
     * @return empty where the kernel does not list them
     */
    static Set<Integer> parse(List<String> status) {
        Set<Integer> numbers = new TreeSet<>();
        status.stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip())
                .filter(list -> !list.isEmpty())
                .flatMap(list -> List.of(list.split(",", -1)).stream())
                .forEach(range -> {
                    String[] ends = range.strip().split("-", -1);
                    int last = Integer.parseInt(ends[ends.length - 1]);
                    for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                        numbers.add(number);
                    }
                });
        return numbers;
    }
}

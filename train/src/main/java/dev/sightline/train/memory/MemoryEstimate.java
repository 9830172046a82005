package dev.sightline.train.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bytes that a run takes, by what they are for.
 *
 * @param parts in the order to print them in
 */
public record MemoryEstimate(Map<String, Long> parts) {

    private static final double GIGABYTE = 1e9;

    public MemoryEstimate {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    public long total() {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For people: {@code 1.62 GB (weights 0.01, gradients 0.01, ...)}. */
    @Override
    public String toString() {
        return gigabytes(total())
                + parts.entrySet().stream()
                        .map(part -> part.getKey() + " " + number(part.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** A number of bytes for people, in units of 10^9. */
    static String gigabytes(long bytes) {
        return number(bytes) + " GB";
    }

    private static String number(long bytes) {
        return String.format(Locale.ROOT, "%.2f", bytes / GIGABYTE);
    }
}

package dev.sightline.config;

import java.util.Comparator;

/**
 * Where a key or value was written: a line of a file, or an override on the command line.
 *
 * @param source the file as the user named it, or {@code -o key.path}
 * @param line counted from 1; 0 where there is no line: an override, or a file as a whole
 */
public record Origin(String source, int line) implements Comparable<Origin> {

    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::source).thenComparingInt(Origin::line);

    public Origin {
        if (line < 0) {
            throw new IllegalArgumentException("a line is counted from 1 (0: none), received " + line);
        }
    }

    /** The place of an override given as {@code -o keyPath=value}. */
    public static Origin override(String keyPath) {
        return new Origin("-o " + keyPath, 0);
    }

    /** By source, then by line. */
    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }

    /** {@code configs/tiny.yaml:14} or {@code -o train.epochs}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}

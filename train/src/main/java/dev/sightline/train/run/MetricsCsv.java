package dev.sightline.train.run;

import dev.sightline.core.file.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics of a run, a row for each epoch, in a file that grows by appending.
 *
 * <p>The first line names the columns, {@code epoch} first. Numbers are written as {@link Double#toString} writes them,
 * whatever the machine's language, and read back to the same bits; a metric not taken in an epoch is an empty cell. Each
 * row is handed to the operating system whole before {@code append} returns, so that a kill loses at most the row being
 * written, and resuming drops such a part.
 *
 * <p>For one thread; whoever made it closes it.
 */
public final class MetricsCsv implements AutoCloseable {

    private static final String EPOCH = "epoch";

    private final List<String> columns;
    private final BufferedWriter out;

    private MetricsCsv(Path file, List<String> columns) throws IOException {
        this.columns = List.copyOf(columns);
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /**
     * Begins a new file.
     *
     * @param columns the metrics besides the epoch: unique, not blank, without comma, quote or line end
     */
    public static MetricsCsv create(Path file, List<String> columns) throws IOException {
        columns.forEach(MetricsCsv::checkName);
        if (new TreeSet<>(columns).size() != columns.size() || columns.contains(EPOCH)) {
            throw new IllegalArgumentException("columns must be unique and other than " + EPOCH + ": " + columns);
        }
        AtomicFile.writeText(file, header(columns) + "\n");
        return new MetricsCsv(file, columns);
    }

    /**
     * Goes on after {@code lastEpoch}: rows of later epochs, which are going to be run again, and a row that was cut off
     * are dropped.
     *
     * @throws IllegalArgumentException if the file has other columns
     */
    public static MetricsCsv resume(Path file, List<String> columns, int lastEpoch) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> lines = wholeLines(text);
        String header = header(columns);
        String found = lines.isEmpty() ? "" : lines.get(0);
        if (!found.equals(header)) {
            throw new IllegalArgumentException(
                    file + ":1: the columns should be '" + header + "', found '" + found + "'");
        }
        String kept = lines.stream()
                .filter(line -> line.equals(header) || epoch(file, line) <= lastEpoch)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        AtomicFile.writeText(file, kept);
        return new MetricsCsv(file, columns);
    }

    /**
     * Adds a row.
     *
     * @param metrics by column; a column left out is an empty cell
     */
    public void append(int epoch, Map<String, Double> metrics) throws IOException {
        if (!columns.containsAll(metrics.keySet())) {
            throw new IllegalArgumentException(
                    "metrics " + new TreeSet<>(metrics.keySet()) + " do not all belong to the columns " + columns);
        }
        String cells = columns.stream()
                .map(column -> Optional.ofNullable(metrics.get(column))
                        .map(String::valueOf)
                        .orElse(""))
                .collect(Collectors.joining(","));
        out.write(columns.isEmpty() ? epoch + "\n" : epoch + "," + cells + "\n");
        out.flush();
    }

    /** The whole rows of a file. */
    public static MetricsTable read(Path file) throws IOException {
        return MetricsTable.of(file, wholeLines(Files.readString(file, StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String header(List<String> columns) {
        return columns.isEmpty() ? EPOCH : EPOCH + "," + String.join(",", columns);
    }

    /** What stands behind the last line end was cut off by a kill. */
    private static List<String> wholeLines(String text) {
        int end = text.lastIndexOf('\n') + 1;
        return new ArrayList<>(text.substring(0, end).lines().toList());
    }

    private static int epoch(Path file, String line) {
        String cell = line.substring(0, line.indexOf(',') < 0 ? line.length() : line.indexOf(','));
        try {
            return Integer.parseInt(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + ": a row should begin with its epoch, found '" + line + "'", e);
        }
    }

    private static void checkName(String column) {
        if (column.isBlank() || column.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')) {
            throw new IllegalArgumentException(
                    "a column's name may not be blank or hold a comma, a quote or a line end, received '" + column
                            + "'");
        }
    }
}

package dev.sightline.train.tune;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.train.tune.TrialResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The results of a search in {@code tune.csv}, a row for each trained trial, in the order they ended; replaced whole. */
final class ResultsCsv {

    private static final List<String> COLUMNS =
            List.of("trial", "epochs", "status", "metric", "seconds", "run", "reason");

    private final Path file;
    private final List<String> keys;

    ResultsCsv(Path file, List<SearchKey> keys) {
        this.file = file;
        this.keys = keys.stream().map(SearchKey::key).toList();
    }

    void write(List<TrialResult> results) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(line(Stream.concat(COLUMNS.stream(), keys.stream())));
        results.forEach(result -> text.append(row(result)));
        AtomicFile.writeText(file, text.toString());
    }

    List<TrialResult> read() throws IOException {
        List<TrialResult> results = new ArrayList<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                results.add(result(file + ":" + (i + 1), lines.get(i).split(",", -1)));
            }
        }
        return results;
    }

    private String row(TrialResult result) {
        Stream<String> values = keys.stream().map(key -> result.values().getOrDefault(key, ""));
        return line(Stream.concat(
                Stream.of(
                        String.valueOf(result.trial()),
                        String.valueOf(result.epochs()),
                        result.status().name().toLowerCase(Locale.ROOT),
                        result.metric().isPresent()
                                ? String.valueOf(result.metric().getAsDouble())
                                : "",
                        String.format(Locale.ROOT, "%.1f", result.seconds()),
                        result.run(),
                        result.reason()),
                values));
    }

    /** Commas, quotes and line ends of a reason would end its cell; no other cell has any. */
    private static String line(Stream<String> cells) {
        return String.join(
                        ",",
                        cells.map(cell -> cell.replaceAll("[,\"\\r\\n]+", ";")).toList()) + "\n";
    }

    private TrialResult result(String place, String[] cells) {
        if (cells.length != COLUMNS.size() + keys.size()) {
            throw new IllegalArgumentException(
                    place + ": " + (COLUMNS.size() + keys.size()) + " cells were expected, found " + cells.length);
        }
        try {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                values.put(keys.get(i), cells[COLUMNS.size() + i]);
            }
            return new TrialResult(
                    Integer.parseInt(cells[0]),
                    Integer.parseInt(cells[1]),
                    Status.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                    cells[3].isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cells[3])),
                    Double.parseDouble(cells[4]),
                    cells[5],
                    cells[6],
                    values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": not the result of a trial: " + e.getMessage(), e);
        }
    }
}

package dev.sightline.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a metrics file.
 *
 * @param columns the names besides the epoch
 * @param rows in the order of the file
 */
public record MetricsTable(List<String> columns, List<Row> rows) {

    /**
     * The metrics of an epoch.
     *
     * @param epoch as written
     * @param metrics by column; those not taken are left out
     */
    public record Row(int epoch, Map<String, Double> metrics) {

        public Row {
            metrics = Map.copyOf(metrics);
        }
    }

    public MetricsTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static MetricsTable of(Path file, List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + ": is empty, a first line with the columns was expected");
        }
        List<String> names = cells(lines.get(0));
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(file + ":" + (i + 1), names, cells(lines.get(i))));
        }
        return new MetricsTable(names.subList(1, names.size()), rows);
    }

    private static Row row(String place, List<String> names, List<String> cells) {
        if (cells.size() != names.size()) {
            throw new IllegalArgumentException(
                    place + ": the row has " + cells.size() + " cells, the columns are " + names.size());
        }
        try {
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (int i = 1; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    metrics.put(names.get(i), Double.valueOf(cells.get(i)));
                }
            }
            return new Row(Integer.parseInt(cells.get(0)), metrics);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + ": numbers were expected, found " + cells, e);
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}

package dev.sightline.core.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers about each class.
 *
 * @param rows in label order, with a cell for each column
 */
public record ClassTable(List<Column> columns, List<Row> rows) {

    /** What the cells of a column are. */
    public enum Kind {
        /** Whole numbers. */
        COUNT,
        /** Within 0 to 1, printed with as many digits as the report asks for. */
        METRIC,
        /** A score threshold, printed by {@link #threshold}. */
        THRESHOLD
    }

    /**
     * A named column of numbers of one kind.
     *
     * @param compared whether it is worth comparing between two models
     */
    public record Column(String name, Kind kind, boolean compared) {

        /** A number of this column as text; {@code absent} where there is none. */
        public String text(OptionalDouble cell, int digits, String absent) {
            if (cell.isEmpty()) {
                return absent;
            }
            return switch (kind) {
                case COUNT -> String.valueOf(Math.round(cell.getAsDouble()));
                case METRIC -> String.format(Locale.ROOT, "%." + digits + "f", cell.getAsDouble());
                case THRESHOLD -> threshold(cell.getAsDouble());
            };
        }

        private @Nullable Object field(OptionalDouble cell) {
            if (cell.isEmpty()) {
                return null;
            }
            return kind == Kind.COUNT ? (Object) Math.round(cell.getAsDouble()) : (Object) cell.getAsDouble();
        }
    }

    /** The numbers about one class. */
    public record Row(String name, List<OptionalDouble> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A score threshold as text: two decimals, and two digits of one below .1, as after few epochs: {@code 0.0043}. */
    public static String threshold(double score) {
        return String.format(Locale.ROOT, score > 0 && score < .1 ? "%.2g" : "%.2f", score);
    }

    public ClassTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("a table of " + columns.size() + " columns received the row " + row);
            }
        }
    }

    /** The numbers of a row as text, in the order of the columns; {@code absent} where there is none. */
    public List<String> texts(Row row, int digits, String absent) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).text(row.cells().get(i), digits, absent))
                .toList();
    }

    /** By the name of the class and of the column, as fields of a JSON document. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(
                        columns.get(i).name(), columns.get(i).field(row.cells().get(i)));
            }
            fields.put(row.name(), cells);
        }
        return fields;
    }

    /** @throws IllegalArgumentException if there are not as many names as classes */
    static void requireNames(int classes, List<String> names) {
        if (classes != names.size()) {
            throw new IllegalArgumentException(
                    "the metrics are of " + classes + " classes, the label map has " + names.size());
        }
    }
}

package dev.sightline.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plain-text table with a heading and a rule below it; columns are as wide as their widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param alignment one character for each column: {@code <} left, {@code >} right
     */
    public TextTable(String alignment, List<String> heading) {
        this.alignment = alignment;
        add(heading);
        rule();
    }

    /** One more row, with as many cells as there are columns. */
    public void add(List<String> cells) {
        if (cells.size() != alignment.length()) {
            throw new IllegalArgumentException(
                    "a row of this table has " + alignment.length() + " cells, received " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    /** A line across the table, under what has been added. */
    public void rule() {
        rows.add(List.of());
    }

    /** The lines from the heading on, without blanks at their ends. */
    public List<String> lines() {
        int[] widths = widths();
        return rows.stream()
                .map(row -> row.isEmpty() ? rule(widths) : line(row, widths))
                .toList();
    }

    private int[] widths() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            cells.add(alignment.charAt(column) == '<' ? cell + padding : padding + cell);
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private static String rule(int[] widths) {
        return "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1));
    }
}

package dev.sightline.cli.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A plain-text table with a heading and a rule; columns are as wide as their widest cell. */
public final class Table {

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param alignment one character per column: {@code <} left, {@code >} right
     */
    public Table(String alignment, List<String> heading) {
        this.alignment = alignment;
        add(heading);
    }

    /** One more row, with as many cells as there are columns. */
    public void add(List<String> cells) {
        if (cells.size() != alignment.length()) {
            throw new IllegalArgumentException(
                    "a row of this table has " + alignment.length() + " cells, received " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    public void print(PrintWriter out) {
        out.println(line(rows.get(0)));
        out.println(rule());
        rows.subList(1, rows.size()).forEach(row -> out.println(line(row)));
        out.flush();
    }

    private String line(List<String> row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            text.append(column == 0 ? "" : "  ");
            text.append(alignment.charAt(column) == '>' ? padding + cell : cell + padding);
        }
        return text.toString().stripTrailing();
    }

    private String rule() {
        int width = 2 * (alignment.length() - 1);
        for (int column = 0; column < alignment.length(); column++) {
            width += width(column);
        }
        return "-".repeat(width);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}

package dev.sightline.nn.cost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of text in columns as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param alignment per column {@code <} for left or {@code >} for right */
    TextTable(List<String> header, String alignment) {
        this.alignment = alignment;
        add(header);
        rule();
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    /** A line across the table, under what has been added. */
    void rule() {
        rows.add(List.of());
    }

    String text() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(row.isEmpty() ? ruleOf(widths) : line(row, widths)).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row, int[] widths) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String blank = " ".repeat(widths[i] - row.get(i).length());
            cells.add(alignment.charAt(i) == '<' ? row.get(i) + blank : blank + row.get(i));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private static String ruleOf(int[] widths) {
        int total = 0;
        for (int width : widths) {
            total += width;
        }
        return String.join("", Collections.nCopies(total + GAP.length() * (widths.length - 1), "-"));
    }
}

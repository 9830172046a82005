package dev.sightline.train.report;

import java.util.List;

/**
 * A table of a report, as text.
 *
 * @param header names of the columns
 * @param rows as many cells each; the first names the row
 */
public record ReportTable(List<String> header, List<List<String>> rows) {

    public ReportTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a table of the columns " + header + " received the row " + row);
            }
        }
    }
}

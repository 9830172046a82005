package dev.sightline.cli.console;

import dev.sightline.core.text.TextTable;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.check.DatasetCheck;
import dev.sightline.data.check.SplitContent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What is in a dataset and what is wrong with it, for people. */
public final class DatasetReport {

    private DatasetReport() {}

    /** Prints the content, then at most {@code shown} problems, then their counts. */
    public static void print(PrintWriter out, DatasetCheck check, int shown) {
        out.println(check.root() + ": " + check.recognition().format() + " ("
                + check.recognition().reason() + ")");
        if (!check.splits().isEmpty()) {
            out.println();
            contents(check.splits(), check.counts()).lines().forEach(out::println);
        }
        if (!check.derived().isEmpty()) {
            out.println();
            out.println("as training divides it:");
            contents(check.derived(), check.derivedCounts()).lines().forEach(out::println);
        }
        check.notes().forEach(note -> out.println("note: " + note));
        out.println();
        problems(out, check.problems(), shown);
        out.flush();
    }

    /** A row for each count, a column for each split. */
    private static TextTable contents(List<SplitContent> splits, List<DatasetCheck.CountRow> counts) {
        List<String> heading = new ArrayList<>(List.of(""));
        splits.stream().map(SplitContent::name).forEach(heading::add);
        TextTable table = new TextTable("<" + ">".repeat(splits.size()), heading);
        for (DatasetCheck.CountRow row : counts) {
            List<String> cells = new ArrayList<>(List.of(row.words()));
            row.counts().forEach(count -> cells.add(String.valueOf(count)));
            table.add(cells);
        }
        return table;
    }

    private static void problems(PrintWriter out, List<DatasetProblem> problems, int shown) {
        problems.stream().limit(shown).forEach(out::println);
        if (problems.size() > shown) {
            out.println("... and " + (problems.size() - shown) + " more");
        }
        String count = problems.size() == 1 ? "1 problem: " : problems.size() + " problems: ";
        out.println(problems.isEmpty() ? "no problems" : count + DatasetException.counts(problems));
    }
}

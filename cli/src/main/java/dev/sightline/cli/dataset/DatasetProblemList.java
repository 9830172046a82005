package dev.sightline.cli.dataset;

import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as lines of text and as fields of a JSON document. */
record DatasetProblemList(List<DatasetProblem> problems) {

    DatasetProblemList {
        problems = List.copyOf(problems);
    }

    /** {@code problem-counts} by kind, and all {@code problems}. */
    Map<String, Object> fields() {
        Map<DatasetProblemKind, Integer> counts = new EnumMap<>(DatasetProblemKind.class);
        problems.forEach(problem -> counts.merge(problem.kind(), 1, Integer::sum));
        Map<String, Integer> named = new LinkedHashMap<>();
        counts.forEach((kind, count) -> named.put(name(kind), count));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("problem-counts", named);
        fields.put("problems", problems.stream().map(DatasetProblemList::fields).toList());
        return fields;
    }

    /** At most {@code shown} problems, then their counts. */
    void print(PrintWriter out, int shown) {
        problems.stream().limit(shown).forEach(out::println);
        if (problems.size() > shown) {
            out.println("... and " + (problems.size() - shown) + " more");
        }
        String count = problems.size() == 1 ? "1 problem: " : problems.size() + " problems: ";
        out.println(problems.isEmpty() ? "no problems" : count + DatasetException.counts(problems));
    }

    private static Map<String, Object> fields(DatasetProblem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", name(problem.kind()));
        fields.put("file", problem.file().toString());
        fields.put("line", problem.line());
        fields.put("message", problem.message());
        return fields;
    }

    private static String name(DatasetProblemKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

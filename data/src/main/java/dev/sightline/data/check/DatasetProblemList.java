package dev.sightline.data.check;

import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as fields of a JSON document. */
final class DatasetProblemList {

    private DatasetProblemList() {}

    /** {@code problem-counts} by kind, and all {@code problems}. */
    static Map<String, Object> fields(List<DatasetProblem> problems) {
        Map<DatasetProblemKind, Integer> counts = new EnumMap<>(DatasetProblemKind.class);
        problems.forEach(problem -> counts.merge(problem.kind(), 1, Integer::sum));
        Map<String, Integer> named = new LinkedHashMap<>();
        counts.forEach((kind, count) -> named.put(name(kind), count));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("problem-counts", named);
        fields.put("problems", problems.stream().map(DatasetProblemList::fields).toList());
        return fields;
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

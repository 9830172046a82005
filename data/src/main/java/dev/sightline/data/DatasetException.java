package dev.sightline.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A dataset on disk cannot be used as it is; the message names what to look into and what is accepted. */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<DatasetProblem> problems;

    public DatasetException(String message) {
        this(message, List.of());
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
        this.problems = List.of();
    }

    private DatasetException(String message, List<DatasetProblem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    /** For data of which problems leave nothing to use. */
    public static DatasetException nothingLeft(String message, List<DatasetProblem> problems) {
        return new DatasetException(message + (problems.isEmpty() ? "" : "; problems: " + counts(problems)), problems);
    }

    /** For problems found in the files under {@code root}: a count of each kind, then the first 20 of them. */
    public static DatasetException of(Path root, List<DatasetProblem> problems) {
        StringJoiner text = new StringJoiner("\n  ");
        text.add("the dataset in " + root + " has " + problems.size()
                + (problems.size() == 1 ? " problem" : " problems") + " (" + counts(problems) + "):");
        problems.stream().limit(SHOWN).forEach(problem -> text.add(problem.toString()));
        if (problems.size() > SHOWN) {
            text.add("... and " + (problems.size() - SHOWN) + " more");
        }
        return new DatasetException(text.toString(), problems);
    }

    /** All problems, in the order in which they were found; empty when the trouble is of another kind. */
    public List<DatasetProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** How many problems there are of each kind, for people: {@code 2 box of zero area, 1 missing image}. */
    public static String counts(List<DatasetProblem> problems) {
        Map<DatasetProblemKind, Integer> counts = new EnumMap<>(DatasetProblemKind.class);
        problems.forEach(problem -> counts.merge(problem.kind(), 1, Integer::sum));
        StringJoiner text = new StringJoiner(", ");
        counts.forEach((kind, count) -> text.add(count + " " + kind.text()));
        return text.toString();
    }
}

package dev.sightline.infer.benchreport;

import dev.sightline.infer.environment.Difference;
import java.util.List;
import java.util.stream.Collectors;

/** Two reports that were measured under different conditions, each of which the message names with both values. */
public final class UnlikeReportsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Difference> differences;

    UnlikeReportsException(List<Difference> differences) {
        super("the two were measured under different conditions, so their ratio would not be the models':\n"
                + differences.stream().map(each -> "  " + each).collect(Collectors.joining("\n")));
        this.differences = List.copyOf(differences);
    }

    public List<Difference> differences() {
        return differences;
    }
}

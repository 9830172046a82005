package dev.sightline.config;

import java.util.List;
import java.util.stream.Collectors;

/** A recipe that cannot be used, with everything that is wrong in it, in the order of file and line. */
public final class RecipeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Problem> problems;

    RecipeException(List<Problem> problems) {
        super(message(problems));
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        String lines =
                problems.stream().sorted().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= SHOWN ? lines : lines + "\n... and " + (problems.size() - SHOWN) + " more problems";
    }
}

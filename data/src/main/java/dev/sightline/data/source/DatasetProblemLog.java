package dev.sightline.data.source;

import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects problems in the order in which they are found. For one thread. */
public final class DatasetProblemLog {

    private final List<DatasetProblem> problems = new ArrayList<>();

    public void add(DatasetProblemKind kind, Path file, int line, String message) {
        problems.add(new DatasetProblem(kind, file, line, message));
    }

    public void addAll(List<DatasetProblem> others) {
        problems.addAll(others);
    }

    public List<DatasetProblem> problems() {
        return List.copyOf(problems);
    }
}

package dev.sightline.data.source;

import dev.sightline.data.Fault;
import dev.sightline.data.FaultKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects faults in the order in which they are found. For one thread. */
public final class FaultLog {

    private final List<Fault> faults = new ArrayList<>();

    public void add(FaultKind kind, Path file, int line, String message) {
        faults.add(new Fault(kind, file, line, message));
    }

    public void addAll(List<Fault> others) {
        faults.addAll(others);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }
}

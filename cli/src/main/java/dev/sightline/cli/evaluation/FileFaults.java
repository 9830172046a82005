package dev.sightline.cli.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in the files, so that all of it is said at once. */
final class FileFaults {

    private static final int SHOWN = 20;

    private final List<String> faults = new ArrayList<>();

    void add(Path file, int line, String message) {
        faults.add(file + ":" + line + ": " + message);
    }

    void throwIfAny() {
        if (faults.isEmpty()) {
            return;
        }
        String shown = String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size())));
        throw new IllegalArgumentException(
                faults.size() <= SHOWN ? shown : shown + "\n... and " + (faults.size() - SHOWN) + " more");
    }
}

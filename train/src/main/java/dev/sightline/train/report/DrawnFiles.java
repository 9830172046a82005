package dev.sightline.train.report;

import dev.sightline.train.evaluate.Drawings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was drawn of a run, and what could not be: a run is whole without its drawings, so a machine without fonts or a
 * full disk leaves them out and states why.
 *
 * @param files written, in the order to show them in
 * @param problems a line for each part that is missing
 */
public record DrawnFiles(List<Path> files, List<String> problems) {

    public DrawnFiles {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** Draws one part; any failure becomes a problem. */
    static DrawnFiles of(String part, Path folder, Drawings drawings) {
        try {
            return new DrawnFiles(drawings.write(folder), List.of());
        } catch (IOException | RuntimeException e) {
            return new DrawnFiles(List.of(), List.of(part + " could not be written: " + reason(e)));
        }
    }

    DrawnFiles and(DrawnFiles more) {
        List<Path> allFiles = new ArrayList<>(files);
        allFiles.addAll(more.files);
        List<String> allProblems = new ArrayList<>(problems);
        allProblems.addAll(more.problems);
        return new DrawnFiles(allFiles, allProblems);
    }

    /** The file system's exceptions carry a path alone, so their kind is stated with it. */
    private static String reason(Exception e) {
        return e instanceof IOException
                ? e.toString().replaceFirst("^.*\\.([A-Z])", "$1")
                : String.valueOf(e.getMessage());
    }
}

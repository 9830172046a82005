package dev.sightline.train.report;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An image on the report.
 *
 * @param file copied into the report
 * @param caption shown below it and given as its alternative text; may be empty
 */
public record ReportImage(Path file, String caption) {

    public ReportImage {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(caption, "caption");
    }

    /** An image whose file name states what it shows: {@code average-precision.png}. */
    public static ReportImage of(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = name.lastIndexOf('.');
        return new ReportImage(
                file, name.substring(0, end < 0 ? name.length() : end).replace('-', ' '));
    }
}

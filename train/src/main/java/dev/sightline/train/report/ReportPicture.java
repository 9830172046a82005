package dev.sightline.train.report;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A picture on the report.
 *
 * @param file shown from where it lies, by a path relative to the report
 * @param caption said below it, and to those who cannot see it; may be empty
 */
public record ReportPicture(Path file, String caption) {

    public ReportPicture {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(caption, "caption");
    }

    /** A picture whose file name says what it shows: {@code average-precision.png}. */
    public static ReportPicture of(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = name.lastIndexOf('.');
        return new ReportPicture(
                file, name.substring(0, end < 0 ? name.length() : end).replace('-', ' '));
    }
}

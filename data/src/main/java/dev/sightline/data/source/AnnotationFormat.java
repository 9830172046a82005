package dev.sightline.data.source;

import dev.sightline.data.AnnotationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way of laying out annotated images on disk. Implementations keep no state; they parse and never judge: whether
 * a box or a class makes sense is checked once, for all formats.
 */
public interface AnnotationFormat {

    /** What a folder of this format looks like, in a few words for people. */
    String layout();

    /** What annotations files of this format may hold. */
    Set<AnnotationKind> kinds();

    /** Why the folder looks like this format, or empty if it does not. Reads names and beginnings of files only. */
    Optional<String> recognise(Path root) throws IOException;

    /**
     * The splits the folder's files define, by their usual names ({@link SplitNames}); {@code all} when they define
     * none.
     */
    List<String> splits(Path root) throws IOException;

    /** Whether a folder without splits is divided into some; otherwise any name reads all of it. */
    default boolean isDivided() {
        return true;
    }

    /**
     * Parses one split.
     *
     * <p>A file that cannot be parsed, or an image that is not there, goes to {@code problems} and is left out.
     */
    StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException;

    /** Writes datasets in this format; empty for a format that is read only. */
    default Optional<FormatWriter> writer() {
        return Optional.empty();
    }
}

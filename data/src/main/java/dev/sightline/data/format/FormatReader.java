package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.source.FormatWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads datasets of one format, checked. Stateless. */
interface FormatReader {

    /** What a folder of this format looks like, in a few words for people. */
    String layout();

    /** What annotations there may be. */
    Set<AnnotationKind> kinds();

    /** Why the folder looks like this format, or empty if it does not. */
    Optional<String> recognise(Path root) throws IOException;

    /** The splits that the folder's files define, by their usual names; {@code all} when they define none. */
    List<String> splits(Path root) throws IOException;

    /** Whether images without splits are divided into some; otherwise any name reads all of them. */
    boolean isDivided();

    /**
     * Reads a split and checks it.
     *
     * @param derive whether a split that the files do not define may be made out of another
     */
    DatasetReading read(DatasetSource source, Recognition recognition, boolean derive) throws IOException;

    /** Writes datasets in this format; empty for a format that is read only. */
    Optional<FormatWriter> writer();
}

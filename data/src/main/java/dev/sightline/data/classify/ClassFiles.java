package dev.sightline.data.classify;

import dev.sightline.data.source.DatasetProblemLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One way of laying out images with classes on disk. Implementations keep no state; they parse, and leave to
 * {@link ClassCheck} whether a class is known and an image can be read.
 */
interface ClassFiles {

    /** What a folder of this format looks like, in a few words for people. */
    String layout();

    /** Why the folder looks like this format, or empty if it does not. Reads names and beginnings of files only. */
    Optional<String> recognise(Path root) throws IOException;

    /** The splits that the folder's files define, by their usual names; {@code all} when they define none. */
    List<String> splits(Path root) throws IOException;

    /**
     * Parses the split; what cannot be parsed goes to {@code problems} and is left out.
     *
     * @param derive whether a split that the files do not define may be made out of another
     */
    StatedClassSplit read(ClassDatasetSource source, boolean derive, DatasetProblemLog problems) throws IOException;
}

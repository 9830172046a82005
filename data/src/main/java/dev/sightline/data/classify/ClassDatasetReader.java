package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.source.DatasetProblemLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads images with classes from every {@link ClassFormat}: parses the files, then checks every image and label by
 * the same rules.
 *
 * <p>A folder without splits gives {@code train}, {@code val} and {@code test} in shares of 70, 15 and 15 % of each
 * class, and images to train on without a {@code val} give 15 % of each class to it, chosen by the hash of their ids:
 * the same each time and on every machine. Packed images without splits are read whole by any name. Either is said in
 * the reading's notes.
 *
 * <p>Image headers are read, pixels are not. Stateless.
 */
public final class ClassDatasetReader {

    private ClassDatasetReader() {}

    /** The splits that the folder's own files define, in the usual order; {@code all} for a folder without splits. */
    public static List<String> splits(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        try {
            return ClassFormat.recognise(folder).format().files().splits(folder);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one split.
     *
     * @throws DatasetException if the folder, the split or (under {@code DatasetProblemPolicy.FAIL}) anything in it cannot be
     *     used; class numbers that count from the wrong number are refused under either policy, since leaving images
     *     out cannot put them right
     */
    public static ClassDatasetReading read(ClassDatasetSource source) {
        return read(source, true);
    }

    /**
     * Reads a split exactly as the folder's files define it: none is made out of another.
     *
     * @throws DatasetException as {@link #read}
     */
    public static ClassDatasetReading readDefined(ClassDatasetSource source) {
        return read(source, false);
    }

    private static ClassDatasetReading read(ClassDatasetSource source, boolean derive) {
        ClassRecognition recognition = source.format()
                .map(format -> new ClassRecognition(format, "as told"))
                .orElseGet(() -> ClassFormat.recognise(source.root()));
        DatasetProblemLog problems = new DatasetProblemLog();
        try {
            StatedClassSplit stated = recognition.format().files().read(source, derive, problems);
            return new ClassCheck(source, stated, problems).reading(recognition);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot read the dataset in " + source.root() + ": " + e.getMessage(), e);
        }
    }
}

package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads datasets of every format: parses the files, then checks every image and every annotation by the same rules.
 *
 * <p>Where the files do not define a split, it may be made out of another ({@link SplitPlan}), which the reading's notes
 * state: the same images each time and on every machine, of images with classes the same share of each class. Image
 * headers are read, pixels are not. Stateless.
 */
public final class DatasetReader {

    private DatasetReader() {}

    /** The splits that the folder's own files define, in the usual order; {@code all} for a folder without splits. */
    public static List<String> splits(Path root) {
        return splits(DatasetFormat.recognise(root).format(), root);
    }

    /** The same for a folder that is read for annotations of one kind. */
    public static List<String> splits(Path root, AnnotationKind needed) {
        return splits(DatasetFormat.recognise(root, Optional.of(needed)).format(), root);
    }

    /** The splits that training would make out of those that the folder's own files define; in the usual order. */
    public static List<String> derivedSplits(Path root, AnnotationKind needed) {
        return derivedSplits(DatasetFormat.recognise(root, Optional.of(needed)).format(), root);
    }

    /** The same for a folder whose format is known. */
    public static List<String> derivedSplits(DatasetFormat format, Path root) {
        List<String> defined = splits(format, root);
        if (!format.reader().isDivided() && defined.equals(List.of(SplitNames.ALL))) {
            return List.of();
        }
        return Stream.of(SplitNames.TRAIN, SplitNames.VAL, SplitNames.TEST)
                .filter(split -> SplitPlan.of(split, defined)
                        .filter(plan -> plan.share().isPresent())
                        .isPresent())
                .toList();
    }

    /** The same for a folder whose format is known. */
    public static List<String> splits(DatasetFormat format, Path root) {
        try {
            return format.reader().splits(root.toAbsolutePath().normalize());
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one split.
     *
     * @throws DatasetException if the folder, the split or (under {@link DatasetProblemPolicy#FAIL}) anything in it cannot
     *     be used, or if it has no annotations of the kind that is needed; class numbers that count from the wrong number
     *     are refused under either policy, since leaving annotations out cannot put them right
     */
    public static DatasetReading read(DatasetSource source) {
        return read(source, true);
    }

    /**
     * Reads a split exactly as the folder's files define it: none is made out of another.
     *
     * @throws DatasetException as {@link #read}
     */
    public static DatasetReading readDefined(DatasetSource source) {
        return read(source, false);
    }

    static DatasetReading read(DatasetSource source, boolean derive) {
        Recognition recognition = DatasetFormat.recognise(source);
        try {
            return recognition.format().reader().read(source, recognition, derive);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("cannot read the dataset in " + source.root() + ": " + e.getMessage(), e);
        }
    }
}

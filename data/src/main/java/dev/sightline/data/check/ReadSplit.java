package dev.sightline.data.check;

import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.source.ListLabels;
import dev.sightline.data.source.SplitNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of one split, of a detection dataset (whole) or of images with classes; defective ones are left out.
 *
 * @param notes how it was read, for people
 */
public record ReadSplit(String name, Dataset dataset, List<String> notes) {

    public ReadSplit {
        notes = List.copyOf(notes);
    }

    /** The splits of a folder; without {@code trainval} where it is {@code train} and {@code val} again. */
    public static List<String> names(Path root) {
        return SplitNames.withoutUnion(DatasetReader.splits(root));
    }

    /**
     * Reads a split as training would: made out of others where the files do not define it.
     *
     * @throws DatasetException if it cannot be read
     */
    public static ReadSplit forTraining(Path root, String split, ListLabels labels) {
        return of(root, split, labels, true);
    }

    /**
     * Reads a split as the files define it.
     *
     * @throws DatasetException if it cannot be read
     */
    public static ReadSplit defined(Path root, String split, ListLabels labels) {
        return of(root, split, labels, false);
    }

    private static ReadSplit of(Path root, String split, ListLabels labels, boolean derive) {
        DatasetSource source =
                DatasetSource.of(root, split).withListLabels(labels).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT);
        DatasetReading reading = derive ? DatasetReader.read(source) : DatasetReader.readDefined(source);
        return new ReadSplit(
                split,
                reading.dataset(),
                notes(reading.recognition().format().name(), reading.problems(), reading.notes()));
    }

    private static List<String> notes(String format, List<DatasetProblem> problems, List<String> decided) {
        List<String> notes = new ArrayList<>(List.of("read as " + format));
        if (!problems.isEmpty()) {
            notes.add("problems, left out or cut: " + DatasetException.counts(problems));
        }
        notes.addAll(decided);
        return notes;
    }
}

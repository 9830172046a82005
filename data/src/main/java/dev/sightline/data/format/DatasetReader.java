package dev.sightline.data.format;

import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReading.LeftOut;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads datasets of every format: parses the files, then checks every image and every box by the same rules.
 *
 * <p>Image headers are read, pixels are not. Stateless.
 */
public final class DatasetReader {

    private DatasetReader() {}

    /** The splits that the folder's own files define, in the usual order; {@code all} for a folder without splits. */
    public static List<String> splits(Path root) {
        return splits(DatasetFormat.recognise(root).format(), root);
    }

    /** The same for a folder whose format is known. */
    public static List<String> splits(DatasetFormat format, Path root) {
        try {
            return format.files().splits(root.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new DatasetException("cannot look into " + root + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one split.
     *
     * @throws DatasetException if the folder, the split or (under {@link DatasetProblemPolicy#FAIL}) anything in it cannot be
     *     used; class numbers that count from the wrong number are refused under either policy, since leaving boxes out
     *     cannot put them right
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

    private static DatasetReading read(DatasetSource source, boolean derive) {
        Recognition recognition = source.format()
                .map(format -> new Recognition(format, "as told"))
                .orElseGet(() -> DatasetFormat.recognise(source.root()));
        List<String> available = splits(recognition.format(), source.root());
        Optional<SplitPlan> plan =
                derive ? SplitPlan.of(source.split(), available) : SplitPlan.defined(source.split(), available);
        DatasetProblemLog problems = new DatasetProblemLog();
        SplitPlan chosen = plan.orElseThrow(() -> noSplit(source, available));
        StatedSplit stated = parse(recognition.format(), source, chosen, problems);
        return judge(source, recognition, chosen, stated, problems);
    }

    private static DatasetException noSplit(DatasetSource source, List<String> available) {
        return new DatasetException(source.root() + " has no split '" + source.split() + "'; "
                + (available.isEmpty() ? "it has none at all" : "there are: " + String.join(", ", available)));
    }

    private static StatedSplit parse(
            DatasetFormat format, DatasetSource source, SplitPlan plan, DatasetProblemLog problems) {
        try {
            return format.files().read(new SplitRequest(source.root(), plan.read(), source.labels()), problems);
        } catch (IOException e) {
            throw new DatasetException("cannot read the dataset in " + source.root() + ": " + e.getMessage(), e);
        }
    }

    private static DatasetReading judge(
            DatasetSource source,
            Recognition recognition,
            SplitPlan plan,
            StatedSplit stated,
            DatasetProblemLog problems) {
        List<String> notes = new ArrayList<>(stated.notes());
        List<StatedImage> images = chosen(source.split(), plan, stated.images(), notes);
        ClassNumbers classes = ClassNumbers.of(source.root(), stated.categories(), source.labels());
        boolean shifted = OffsetCheck.shifted(images, stated.categories(), problems);
        List<CheckedImage> checked = images.parallelStream()
                .map(image -> ImageCheck.check(image, classes))
                .toList();
        checked.forEach(image -> problems.addAll(image.problems()));
        List<DatasetProblem> found = problems.problems();
        if (shifted || (source.policy() == DatasetProblemPolicy.FAIL && !found.isEmpty())) {
            throw DatasetException.of(source.root(), found);
        }
        List<Sample> samples = checked.stream()
                .map(CheckedImage::sample)
                .flatMap(Optional::stream)
                .toList();
        if (samples.isEmpty()) {
            throw new DatasetException("split '" + source.split() + "' of " + source.root() + " has no usable image"
                    + (found.isEmpty() ? "" : "; problems: " + DatasetException.counts(found)));
        }
        return new DatasetReading(
                Dataset.ofObjects(classes.labels(), samples),
                recognition,
                found,
                notes,
                leftOut(checked, found),
                stated.notKept());
    }

    private static List<StatedImage> chosen(
            String split, SplitPlan plan, List<StatedImage> images, List<String> notes) {
        List<StatedImage> chosen =
                plan.share().map(share -> share.of(images, StatedImage::id)).orElse(images);
        if (plan.share().isPresent()) {
            notes.add("'" + split + "' is " + chosen.size() + " of the " + images.size() + " images of '"
                    + plan.read() + "' (" + plan.share().get().percent()
                    + "), chosen by the hash of their ids, the same each time");
        }
        return chosen.stream().sorted(Comparator.comparing(StatedImage::id)).toList();
    }

    private static LeftOut leftOut(List<CheckedImage> checked, List<DatasetProblem> problems) {
        int missing = (int) problems.stream()
                .filter(problem -> problem.kind() == DatasetProblemKind.MISSING_IMAGE)
                .count();
        int unusable =
                (int) checked.stream().filter(image -> image.sample().isEmpty()).count();
        return new LeftOut(
                missing + unusable,
                checked.stream().mapToInt(CheckedImage::leftOut).sum(),
                checked.stream().mapToInt(CheckedImage::clipped).sum());
    }
}

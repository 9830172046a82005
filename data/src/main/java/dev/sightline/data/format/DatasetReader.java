package dev.sightline.data.format;

import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Fault;
import dev.sightline.data.FaultKind;
import dev.sightline.data.FaultPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReading.LeftOut;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedPicture;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads datasets of every format: parses the files, then checks every picture and every box by the same rules.
 *
 * <p>Picture headers are read, pixels are not. Stateless.
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
     * @throws DatasetException if the folder, the split or (under {@link FaultPolicy#FAIL}) anything in it cannot be
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
        FaultLog faults = new FaultLog();
        SplitPlan chosen = plan.orElseThrow(() -> noSplit(source, available));
        StatedSplit stated = parse(recognition.format(), source, chosen, faults);
        return judge(source, recognition, chosen, stated, faults);
    }

    private static DatasetException noSplit(DatasetSource source, List<String> available) {
        return new DatasetException(source.root() + " has no split '" + source.split() + "'; "
                + (available.isEmpty() ? "it has none at all" : "there are: " + String.join(", ", available)));
    }

    private static StatedSplit parse(DatasetFormat format, DatasetSource source, SplitPlan plan, FaultLog faults) {
        try {
            return format.files().read(new SplitRequest(source.root(), plan.read(), source.labels()), faults);
        } catch (IOException e) {
            throw new DatasetException("cannot read the dataset in " + source.root() + ": " + e.getMessage(), e);
        }
    }

    private static DatasetReading judge(
            DatasetSource source, Recognition recognition, SplitPlan plan, StatedSplit stated, FaultLog faults) {
        List<String> notes = new ArrayList<>(stated.notes());
        List<StatedPicture> pictures = chosen(source.split(), plan, stated.pictures(), notes);
        ClassNumbers classes = ClassNumbers.of(source.root(), stated.categories(), source.labels());
        boolean shifted = OffsetCheck.shifted(pictures, stated.categories(), faults);
        List<CheckedPicture> checked = pictures.parallelStream()
                .map(picture -> PictureCheck.check(picture, classes))
                .toList();
        checked.forEach(picture -> faults.addAll(picture.faults()));
        List<Fault> found = faults.faults();
        if (shifted || (source.policy() == FaultPolicy.FAIL && !found.isEmpty())) {
            throw DatasetException.of(source.root(), found);
        }
        List<Sample> samples = checked.stream()
                .map(CheckedPicture::sample)
                .flatMap(Optional::stream)
                .toList();
        if (samples.isEmpty()) {
            throw new DatasetException("split '" + source.split() + "' of " + source.root() + " has no usable picture"
                    + (found.isEmpty() ? "" : "; faults: " + DatasetException.counts(found)));
        }
        return new DatasetReading(
                new Dataset(classes.labels(), samples),
                recognition,
                found,
                notes,
                leftOut(checked, found),
                stated.notKept());
    }

    private static List<StatedPicture> chosen(
            String split, SplitPlan plan, List<StatedPicture> pictures, List<String> notes) {
        List<StatedPicture> chosen =
                plan.share().map(share -> share.of(pictures, StatedPicture::id)).orElse(pictures);
        if (plan.share().isPresent()) {
            notes.add("'" + split + "' is " + chosen.size() + " of the " + pictures.size() + " pictures of '"
                    + plan.read() + "' (" + plan.share().get().percent()
                    + "), chosen by the hash of their ids, the same each time");
        }
        return chosen.stream().sorted(Comparator.comparing(StatedPicture::id)).toList();
    }

    private static LeftOut leftOut(List<CheckedPicture> checked, List<Fault> faults) {
        int missing = (int) faults.stream()
                .filter(fault -> fault.kind() == FaultKind.MISSING_PICTURE)
                .count();
        int unusable = (int)
                checked.stream().filter(picture -> picture.sample().isEmpty()).count();
        return new LeftOut(
                missing + unusable,
                checked.stream().mapToInt(CheckedPicture::leftOut).sum(),
                checked.stream().mapToInt(CheckedPicture::clipped).sum());
    }
}

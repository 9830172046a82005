package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitsToWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rewrites a dataset in another format, with all its splits and images.
 *
 * <p>Nothing that both formats can hold changes: boxes come back to the last bit (through YOLO, to a millionth of a
 * pixel). What the new format has no place for is counted and reported. {@code trainval} is not converted where {@code
 * train} and {@code val} are.
 */
public final class Convert {

    private final ConvertOptions options;
    private final Recognition recognition;
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, Integer> notKept = new TreeMap<>();

    private Convert(ConvertOptions options, Recognition recognition) {
        this.options = options;
        this.recognition = recognition;
    }

    /**
     * Converts.
     *
     * @throws DatasetException if the dataset cannot be read, or {@code out} is not empty
     */
    public static ConvertReport run(ConvertOptions options) {
        requireEmpty(options.out());
        Recognition recognition = options.fromFormat()
                .map(format -> new Recognition(format, "as told"))
                .orElseGet(() -> DatasetFormat.recognise(options.from()));
        return new Convert(options, recognition).run();
    }

    private ConvertReport run() {
        SplitsToWrite dataset = new SplitsToWrite(options.out(), read(), options.transfer());
        List<String> losses = losses(dataset);
        try {
            options.to().files().write(dataset);
        } catch (IOException e) {
            throw new DatasetException("cannot write to " + options.out() + ": " + e.getMessage(), e);
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        dataset.splits().forEach((name, split) -> sizes.put(name, split.size()));
        return new ConvertReport(
                recognition,
                options.to(),
                sizes,
                (int) annotations(dataset).count(),
                dataset.labels().names(),
                losses,
                problems,
                List.copyOf(notes));
    }

    private SortedMap<String, Dataset> read() {
        List<String> names = new ArrayList<>(DatasetReader.splits(recognition.format(), options.from()));
        if (names.contains(SplitNames.TRAIN) && names.contains(SplitNames.VAL)) {
            names.remove(SplitNames.TRAINVAL);
        }
        if (names.isEmpty()) {
            throw new DatasetException(options.from() + " has no split to convert; " + recognition.format() + " is "
                    + recognition.format().layout());
        }
        SortedMap<String, Dataset> splits = new TreeMap<>(SplitNames.ORDER);
        Optional<LabelMap> labels = Optional.empty();
        for (String name : names) {
            DatasetReading reading = DatasetReader.readDefined(new DatasetSource(
                    options.from(), Optional.of(recognition.format()), name, labels, options.policy()));
            labels = Optional.of(reading.dataset().labels());
            splits.put(name, reading.dataset());
            problems.addAll(reading.problems());
            notes.addAll(reading.notes());
            reading.notKept().forEach((what, count) -> notKept.merge(what, count, Integer::sum));
        }
        return splits;
    }

    private List<String> losses(SplitsToWrite dataset) {
        List<String> lost = new ArrayList<>();
        for (AnnotationProperty property : AnnotationProperty.values()) {
            long count = annotations(dataset).filter(property::isOn).count();
            if (count > 0 && !options.to().files().holds().contains(property)) {
                lost.add(property.text() + " (" + count + (count == 1 ? " box)" : " boxes)"));
            }
        }
        lost.addAll(options.to().files().losses(dataset));
        List<String> losses = new ArrayList<>();
        if (!lost.isEmpty()) {
            losses.add(options.to() + " cannot hold: " + String.join(", ", lost));
        }
        if (!notKept.isEmpty()) {
            List<String> counted = new ArrayList<>();
            notKept.forEach((what, count) -> counted.add(what + " (" + count + ")"));
            losses.add(String.format(
                    Locale.ROOT, "not carried over from %s: %s", recognition.format(), String.join(", ", counted)));
        }
        return losses;
    }

    private static Stream<BoxAnnotation> annotations(SplitsToWrite dataset) {
        return dataset.splits().values().stream()
                .flatMap(split -> split.samples().stream())
                .flatMap(sample -> sample.boxes().stream());
    }

    private static void requireEmpty(Path out) {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> there = Files.isDirectory(out) ? Files.list(out) : Stream.of(out)) {
            if (there.findAny().isPresent()) {
                throw new DatasetException(out + " is there already and not an empty folder; give a new one");
            }
        } catch (IOException e) {
            throw new DatasetException("cannot look into " + out + ": " + e.getMessage(), e);
        }
    }
}

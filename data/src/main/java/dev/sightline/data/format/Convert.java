package dev.sightline.data.format;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Annotation;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.FormatWriter;
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
import java.util.stream.Collectors;
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
    private final FormatWriter writer;
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, Integer> notKept = new TreeMap<>();

    private Convert(ConvertOptions options, Recognition recognition, FormatWriter writer) {
        this.options = options;
        this.recognition = recognition;
        this.writer = writer;
    }

    /**
     * Converts.
     *
     * @throws DatasetException if the dataset cannot be read, or {@code out} is not empty
     */
    public static ConvertReport run(ConvertOptions options) {
        requireEmpty(options.out());
        DatasetSource source = DatasetSource.of(options.from(), SplitNames.ALL).withNeeded(AnnotationKind.BOX);
        Recognition recognition = DatasetFormat.recognise(
                options.fromFormat().map(source::withFormat).orElse(source));
        FormatWriter writer = options.to()
                .writer()
                .orElseThrow(() -> new DatasetException("datasets are written in the formats "
                        + DatasetFormat.written().stream()
                                .map(DatasetFormat::word)
                                .collect(Collectors.joining(", "))
                        + ", not in " + options.to().word()));
        return new Convert(options, recognition, writer).run();
    }

    private ConvertReport run() {
        SplitsToWrite dataset = new SplitsToWrite(options.out(), read(), options.transfer());
        List<String> losses = losses(dataset);
        try {
            writer.write(dataset);
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
            DatasetSource source = DatasetSource.of(options.from(), name)
                    .withFormat(recognition.format())
                    .withPolicy(options.policy());
            DatasetReading reading =
                    DatasetReader.readDefined(labels.map(source::withLabels).orElse(source));
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
            if (count > 0 && !writer.holds().contains(property)) {
                lost.add(property.text() + " (" + count + (count == 1 ? " box)" : " boxes)"));
            }
        }
        lost.addAll(writer.losses(dataset));
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

    private static Stream<Annotation> annotations(SplitsToWrite dataset) {
        return dataset.splits().values().stream()
                .flatMap(split -> split.samples().stream())
                .flatMap(sample -> sample.annotations().stream());
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

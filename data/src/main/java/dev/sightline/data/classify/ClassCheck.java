package dev.sightline.data.classify;

import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.ImageReference;
import dev.sightline.data.Sample;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges what a format's files state, whatever the format. Used once, by one thread. */
final class ClassCheck {

    private final ClassDatasetSource source;
    private final StatedClassSplit stated;
    private final LabelMap labels;
    private final Set<DatasetProblem> problems;
    private final Map<Path, Size> sizes = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    ClassCheck(ClassDatasetSource source, StatedClassSplit stated, DatasetProblemLog parsing) {
        this.source = source;
        this.stated = stated;
        this.problems = new LinkedHashSet<>(parsing.problems());
        this.labels = labels(source, stated, parsing);
    }

    ClassDatasetReading reading(ClassRecognition recognition) {
        boolean shifted = shifted();
        readHeaders();
        stated.images().stream()
                .sorted(Comparator.comparing(StatedClassImage::id))
                .filter(image -> sizes.containsKey(image.image()))
                .forEach(this::add);
        if (!stated.multiLabel()) {
            samples.removeAll(TwoClasses.find(samples, labels, problems::add));
        }
        List<DatasetProblem> found = List.copyOf(problems);
        if (shifted || (source.policy() == DatasetProblemPolicy.FAIL && !found.isEmpty())) {
            throw DatasetException.of(source.root(), found);
        }
        if (samples.isEmpty()) {
            throw new DatasetException("split '" + source.split() + "' of " + source.root() + " has no usable image"
                    + (found.isEmpty() ? "" : "; problems: " + DatasetException.counts(found)));
        }
        return new ClassDatasetReading(
                Dataset.ofClasses(labels, samples, stated.multiLabel()),
                recognition,
                found,
                stated.notes(),
                stated.images().size() - samples.size());
    }

    private static LabelMap labels(ClassDatasetSource source, StatedClassSplit stated, DatasetProblemLog parsing) {
        if (source.labels().isPresent()) {
            return source.labels().get();
        }
        try {
            return LabelMap.of(stated.classes());
        } catch (IllegalArgumentException e) {
            if (!parsing.problems().isEmpty()) {
                throw DatasetException.of(source.root(), parsing.problems());
            }
            throw new DatasetException("the class names in " + source.root() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Numbers one too high: the one behind the last is used and the first is not. */
    private boolean shifted() {
        if (!stated.numbered()) {
            return false;
        }
        int first = labels.fileOffset();
        int last = first + labels.size() - 1;
        TreeSet<Integer> used = new TreeSet<>();
        stated.images()
                .forEach(image -> image.labels().stream()
                        .filter(label -> labels.label(label).isEmpty())
                        .forEach(label -> ClassNumber.parse(label).ifPresent(used::add)));
        boolean shifted = !used.isEmpty() && used.first() > first && used.last() == last + 1;
        if (shifted) {
            StatedClassImage witness = stated.images().stream()
                    .filter(image -> image.labels().contains(String.valueOf(last + 1)))
                    .findFirst()
                    .orElseThrow();
            problems.add(new DatasetProblem(
                    DatasetProblemKind.WRONG_LABEL_OFFSET,
                    witness.origin(),
                    witness.line(),
                    "class number " + (last + 1) + " is used and " + first + " never, but names run from " + first
                            + " to " + last + ": the numbers seem to count from " + (first + 1)
                            + "; number them as the names, or give the label offset"));
        }
        return shifted;
    }

    /** The size of every file's image, as shown; a file that cannot be read is a problem and has none. */
    private void readHeaders() {
        List<Path> files = stated.images().stream()
                .map(StatedClassImage::image)
                .distinct()
                .sorted()
                .toList();
        List<Header> headers = files.parallelStream().map(Header::read).toList();
        for (Header header : headers) {
            header.problem().ifPresent(problems::add);
            header.size().ifPresent(size -> sizes.put(header.file(), size));
        }
    }

    private record Header(Path file, Optional<Size> size, Optional<DatasetProblem> problem) {

        static Header read(Path file) {
            try {
                ImageHeader header = ImageHeader.read(file);
                return new Header(file, Optional.of(new Size(header.width(), header.height())), Optional.empty());
            } catch (ImageException e) {
                DatasetProblem problem = new DatasetProblem(DatasetProblemKind.UNREADABLE_IMAGE, file, 0, e.reason());
                return new Header(file, Optional.empty(), Optional.of(problem));
            }
        }
    }

    private void add(StatedClassImage image) {
        Set<Integer> numbers = new TreeSet<>();
        boolean known = true;
        for (String label : image.labels()) {
            Optional<Integer> number = number(label);
            number.ifPresent(numbers::add);
            if (number.isEmpty()) {
                known = false;
                problems.add(new DatasetProblem(
                        DatasetProblemKind.UNKNOWN_CLASS, image.origin(), image.line(), unknown(label)));
            }
        }
        if (known) {
            samples.add(Sample.of(
                    image.id(),
                    new ImageReference(image.image(), image.part()),
                    image.part().size(Objects.requireNonNull(sizes.get(image.image()))),
                    numbers.stream().map(ClassLabel::new).toList()));
        }
    }

    /** A name goes before a number: classes may be called {@code 7}. */
    private Optional<Integer> number(String label) {
        if (labels.label(label).isPresent()) {
            return Optional.of(labels.label(label).getAsInt());
        }
        if (!stated.numbered() || ClassNumber.parse(label).isEmpty()) {
            return Optional.empty();
        }
        int number = ClassNumber.parse(label).getAsInt() - labels.fileOffset();
        return number >= 0 && number < labels.size() ? Optional.of(number) : Optional.empty();
    }

    private String unknown(String label) {
        int first = labels.fileOffset();
        return "class '" + label + "' is not known; the classes are "
                + (stated.numbered() ? first + " to " + (first + labels.size() - 1) + ": " : "")
                + String.join(", ", labels.names());
    }
}

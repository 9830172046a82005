package dev.sightline.data.classify;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Fault;
import dev.sightline.data.FaultKind;
import dev.sightline.data.FaultPolicy;
import dev.sightline.data.source.FaultLog;
import dev.sightline.image.format.PictureException;
import dev.sightline.image.format.PictureHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges what a format's files state, whatever the format. Used once, by one thread. */
final class ClassCheck {

    private final ClassDatasetSource source;
    private final StatedClassSplit stated;
    private final LabelMap labels;
    private final Set<Fault> faults;
    private final List<ClassSample> samples = new ArrayList<>();

    ClassCheck(ClassDatasetSource source, StatedClassSplit stated, FaultLog parsing) {
        this.source = source;
        this.stated = stated;
        this.faults = new LinkedHashSet<>(parsing.faults());
        this.labels = labels(source, stated, parsing);
    }

    ClassDatasetReading reading(ClassRecognition recognition) {
        boolean shifted = shifted();
        Set<Path> unreadable = unreadable();
        stated.pictures().stream()
                .sorted(Comparator.comparing(StatedClassPicture::id))
                .filter(picture -> !unreadable.contains(picture.picture()))
                .forEach(this::add);
        if (!stated.multiLabel()) {
            samples.removeAll(TwoClasses.find(samples, labels, faults::add));
        }
        List<Fault> found = List.copyOf(faults);
        if (shifted || (source.policy() == FaultPolicy.FAIL && !found.isEmpty())) {
            throw DatasetException.of(source.root(), found);
        }
        if (samples.isEmpty()) {
            throw new DatasetException("split '" + source.split() + "' of " + source.root() + " has no usable picture"
                    + (found.isEmpty() ? "" : "; faults: " + DatasetException.counts(found)));
        }
        return new ClassDatasetReading(
                new ClassDataset(labels, samples, stated.multiLabel()),
                recognition,
                found,
                stated.notes(),
                stated.pictures().size() - samples.size());
    }

    private static LabelMap labels(ClassDatasetSource source, StatedClassSplit stated, FaultLog parsing) {
        if (source.labels().isPresent()) {
            return source.labels().get();
        }
        try {
            return LabelMap.of(stated.classes());
        } catch (IllegalArgumentException e) {
            if (!parsing.faults().isEmpty()) {
                throw DatasetException.of(source.root(), parsing.faults());
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
        stated.pictures()
                .forEach(picture -> picture.labels().stream()
                        .filter(label -> labels.label(label).isEmpty())
                        .forEach(label -> ClassNumber.parse(label).ifPresent(used::add)));
        boolean shifted = !used.isEmpty() && used.first() > first && used.last() == last + 1;
        if (shifted) {
            StatedClassPicture witness = stated.pictures().stream()
                    .filter(picture -> picture.labels().contains(String.valueOf(last + 1)))
                    .findFirst()
                    .orElseThrow();
            faults.add(new Fault(
                    FaultKind.WRONG_LABEL_OFFSET,
                    witness.origin(),
                    witness.line(),
                    "class number " + (last + 1) + " is used and " + first + " never, but names run from " + first
                            + " to " + last + ": the numbers seem to count from " + (first + 1)
                            + "; number them as the names, or give the label offset"));
        }
        return shifted;
    }

    private Set<Path> unreadable() {
        List<Path> files = stated.pictures().stream()
                .map(StatedClassPicture::picture)
                .distinct()
                .sorted()
                .toList();
        List<Fault> found = files.parallelStream()
                .map(ClassCheck::readingFault)
                .flatMap(Optional::stream)
                .toList();
        faults.addAll(found);
        return new HashSet<>(found.stream().map(Fault::file).toList());
    }

    private static Optional<Fault> readingFault(Path picture) {
        try {
            PictureHeader.read(picture);
            return Optional.empty();
        } catch (PictureException e) {
            return Optional.of(new Fault(FaultKind.UNREADABLE_PICTURE, picture, 0, e.reason()));
        }
    }

    private void add(StatedClassPicture picture) {
        Set<Integer> numbers = new TreeSet<>();
        boolean known = true;
        for (String label : picture.labels()) {
            Optional<Integer> number = number(label);
            number.ifPresent(numbers::add);
            if (number.isEmpty()) {
                known = false;
                faults.add(new Fault(FaultKind.UNKNOWN_CLASS, picture.origin(), picture.line(), unknown(label)));
            }
        }
        if (known) {
            samples.add(new ClassSample(picture.id(), picture.picture(), picture.part(), List.copyOf(numbers)));
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

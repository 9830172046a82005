package dev.sightline.data.format;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReading.LeftOut;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges what a format's files state about a split, whatever the format. Used once, by one thread. */
final class SplitCheck {

    private final DatasetSource source;
    private final StatedSplit stated;
    private final DatasetProblemLog problems;
    private final ClassNumbers classes;

    SplitCheck(DatasetSource source, StatedSplit stated, DatasetProblemLog problems) {
        this.source = source;
        this.stated = stated;
        this.problems = problems;
        this.classes = ClassNumbers.of(source, stated.classes(), problems.problems());
    }

    /**
     * The dataset that is left.
     *
     * @param decided what was noted before
     */
    DatasetReading reading(Recognition recognition, SplitPlan plan, List<String> decided) {
        List<String> notes = new ArrayList<>(decided);
        notes.addAll(stated.notes());
        List<StatedImage> images = plan.chosen(source.split(), stated, notes).stream()
                .sorted(Comparator.comparing(StatedImage::id))
                .toList();
        boolean shifted = OffsetCheck.shifted(images, classes, problems);
        ImageHeaders headers = ImageHeaders.read(images);
        Set<Path> damaged = damaged(images);
        List<CheckedImage> checked = images.parallelStream()
                .map(image -> checked(image, headers, damaged))
                .toList();
        checked.forEach(image -> problems.addAll(image.problems()));
        List<Sample> samples = new ArrayList<>(checked.stream()
                .map(CheckedImage::sample)
                .flatMap(Optional::stream)
                .toList());
        if (!stated.classes().multiLabel()) {
            samples.removeAll(TwoClasses.find(samples, classes.labels(), problems));
        }
        List<DatasetProblem> found = found();
        if (shifted || (source.options().policy() == DatasetProblemPolicy.FAIL && !found.isEmpty())) {
            throw DatasetException.of(source.root(), found);
        }
        if (samples.isEmpty()) {
            throw DatasetException.nothingLeft(
                    "split '" + source.split() + "' of " + source.root() + " has no usable image", found);
        }
        return new DatasetReading(
                new Dataset(
                        classes.labels(),
                        samples,
                        kinds(samples),
                        stated.classes().multiLabel()),
                recognition,
                found,
                notes,
                leftOut(checked, images.size() - samples.size(), found),
                notKept(checked));
    }

    /** An image with annotations of which the parser could make nothing is not used: what they mark is no background. */
    private CheckedImage checked(StatedImage image, ImageHeaders headers, Set<Path> damaged) {
        CheckedImage checked = ImageCheck.check(image, classes, headers.of(image));
        return damaged.contains(image.origin().file()) ? checked.withoutSample() : checked;
    }

    /** Files in which the parser could not read an annotation and which describe one image alone; of a list of classes the other lines count. */
    private Set<Path> damaged(List<StatedImage> images) {
        Map<Path, Long> described = images.stream()
                .collect(Collectors.groupingBy(image -> image.origin().file(), Collectors.counting()));
        if (stated.classes().kinds().contains(AnnotationKind.CLASS)) {
            return Set.of();
        }
        return problems.problems().stream()
                .filter(problem -> problem.kind() == DatasetProblemKind.MALFORMED_FILE)
                .map(DatasetProblem::file)
                .filter(file -> described.getOrDefault(file, 0L) == 1)
                .collect(Collectors.toSet());
    }

    /** Where a file or folder states the class of many images, what is wrong with it is one problem. */
    private List<DatasetProblem> found() {
        return stated.classes().kinds().contains(AnnotationKind.CLASS)
                ? problems.problems().stream().distinct().toList()
                : problems.problems();
    }

    private Set<AnnotationKind> kinds(List<Sample> samples) {
        Set<AnnotationKind> kinds = EnumSet.copyOf(stated.classes().kinds());
        samples.forEach(sample -> sample.annotations().forEach(annotation -> kinds.add(annotation.kind())));
        return kinds;
    }

    private Map<String, Integer> notKept(List<CheckedImage> checked) {
        Map<String, Integer> notKept = new TreeMap<>(stated.notKept());
        int masks = checked.stream().mapToInt(CheckedImage::unfitMasks).sum();
        if (masks > 0) {
            notKept.put("mask of another size than its image", masks);
        }
        return notKept;
    }

    private static LeftOut leftOut(List<CheckedImage> checked, int unusable, List<DatasetProblem> problems) {
        int missing = (int) problems.stream()
                .filter(problem -> problem.kind() == DatasetProblemKind.MISSING_IMAGE)
                .count();
        return new LeftOut(
                missing + unusable,
                checked.stream().mapToInt(CheckedImage::leftOut).sum(),
                checked.stream().mapToInt(CheckedImage::clipped).sum());
    }
}

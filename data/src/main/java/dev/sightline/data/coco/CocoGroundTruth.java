package dev.sightline.data.coco;

import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ground truth of an evaluation as a COCO annotation file states it, without its images.
 *
 * <p>Boxes are taken as they are, since metrics are to equal those of the reference tools: nothing is clipped, left out
 * or judged.
 *
 * @param categories names by category id; a class's number is its place in this order, counted from 0
 * @param targets by image id, an empty list for an image without any
 * @param notes what is in the file but takes no part, for people
 */
public record CocoGroundTruth(
        SortedMap<Long, String> categories, SortedMap<Long, List<GroundTruthBox>> targets, List<String> notes) {

    public CocoGroundTruth {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file.
     *
     * @throws DatasetException if it cannot be read, with all that is wrong in it
     */
    public static CocoGroundTruth read(Path file) {
        DatasetProblemLog problems = new DatasetProblemLog();
        CocoContent content = parse(file, problems);
        List<DatasetProblem> found = problems.problems();
        if (!found.isEmpty()) {
            throw DatasetException.of(file, found);
        }
        SortedMap<Long, List<GroundTruthBox>> targets = new TreeMap<>();
        content.images().forEach(image -> targets.put(image.id(), new ArrayList<>()));
        List<Long> ids = List.copyOf(content.categories().keySet());
        int without = 0;
        for (CocoAnnotation annotation : content.annotations()) {
            List<GroundTruthBox> own = targets.get(annotation.imageId());
            int label = Collections.binarySearch(ids, annotation.categoryId());
            if (own == null || label < 0) {
                without++;
            } else {
                own.add(target(file, annotation, label));
            }
        }
        return new CocoGroundTruth(
                content.categories(),
                targets,
                without == 0
                        ? List.of()
                        : List.of(without + " annotations are on images or of categories that " + file
                                + " does not list; they take no part"));
    }

    /** Category ids in order: that of class {@code i} is element {@code i}. */
    public List<Long> categoryIds() {
        return List.copyOf(categories.keySet());
    }

    private static CocoContent parse(Path file, DatasetProblemLog problems) {
        try {
            return CocoParser.parse(file, problems, false);
        } catch (MalformedFileException e) {
            throw new DatasetException(file + ":" + e.line() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static GroundTruthBox target(Path file, CocoAnnotation annotation, int label) {
        try {
            return new GroundTruthBox(
                    annotation.box().first(),
                    annotation.box().second(),
                    annotation.box().third(),
                    annotation.box().fourth(),
                    annotation
                            .area()
                            .orElse(annotation.box().third() * annotation.box().fourth()),
                    label,
                    annotation.crowd());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(
                    file + ":" + annotation.line() + ": annotation " + annotation.id() + ": " + e.getMessage(), e);
        }
    }
}

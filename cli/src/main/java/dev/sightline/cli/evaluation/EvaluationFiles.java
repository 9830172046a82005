package dev.sightline.cli.evaluation;

import dev.sightline.core.metric.EvaluatedPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A COCO ground truth file and a detection file, joined.
 *
 * @param categories name by category id; class {@code i} of the pictures is the i-th of them
 * @param pictures every picture of the ground truth in order of id, as pycocotools orders them
 */
public record EvaluationFiles(SortedMap<Long, String> categories, List<EvaluatedPicture> pictures) {

    public EvaluationFiles {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
        pictures = List.copyOf(pictures);
    }

    /**
     * Reads both files.
     *
     * @throws IllegalArgumentException if either holds faults, with all of them by file and line
     * @throws IOException if a file cannot be read
     */
    public static EvaluationFiles read(Path groundTruth, Path detections) throws IOException {
        FileFaults faults = new FileFaults();
        GroundTruthFile truth = GroundTruthFile.read(groundTruth, faults);
        faults.throwIfAny();
        DetectionFile found = DetectionFile.read(detections, truth, faults);
        faults.throwIfAny();
        return new EvaluationFiles(truth.categories(), truth.join(found));
    }
}

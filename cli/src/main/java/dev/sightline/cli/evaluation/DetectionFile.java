package dev.sightline.cli.evaluation;

import dev.sightline.core.metric.DetectedBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A COCO result file: a list of {@code image_id}, {@code category_id}, {@code bbox}, {@code score}, in file order. */
final class DetectionFile {

    private final Map<Long, List<DetectedBox>> detections = new LinkedHashMap<>();

    static DetectionFile read(Path file, GroundTruthFile truth, FileFaults faults) throws IOException {
        DetectionFile found = new DetectionFile();
        new JsonEntries(file, faults).ofList(EntryReader.noting(file, faults, entry -> found.add(entry, truth)));
        return found;
    }

    List<DetectedBox> of(long image) {
        return detections.getOrDefault(image, List.of());
    }

    private void add(EntryReader entry, GroundTruthFile truth) throws EntryReader.Fault {
        long image = entry.wholeNumber("image_id");
        if (!truth.hasImage(image)) {
            throw new EntryReader.Fault(
                    "the detection is on image " + image + ", which the ground truth does not have");
        }
        double[] box = entry.box();
        detections
                .computeIfAbsent(image, id -> new ArrayList<>())
                .add(new DetectedBox(box[0], box[1], box[2], box[3], truth.label(entry), entry.number("score")));
    }
}

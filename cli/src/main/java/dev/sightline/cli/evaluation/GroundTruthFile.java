package dev.sightline.cli.evaluation;

import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.metric.TruthBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The {@code images}, {@code categories} and {@code annotations} of a COCO file. An annotation without area has its box's. */
final class GroundTruthFile {

    private final SortedMap<Long, String> categories = new TreeMap<>();
    private final SortedMap<Long, List<TruthBox>> truths = new TreeMap<>();
    private final Map<Long, Integer> labels = new LinkedHashMap<>();

    static GroundTruthFile read(Path file, FileFaults faults) throws IOException {
        GroundTruthFile truth = new GroundTruthFile();
        // Annotations may stand before what they refer to.
        List<Runnable> annotations = new ArrayList<>();
        JsonEntries.Reader annotation = EntryReader.noting(file, faults, truth::addAnnotation);
        new JsonEntries(file, faults)
                .ofObject(Map.of(
                        "images", EntryReader.noting(file, faults, truth::addImage),
                        "categories", EntryReader.noting(file, faults, truth::addCategory),
                        "annotations", (entry, line) -> annotations.add(() -> annotation.entry(entry, line))));
        truth.categories.keySet().forEach(id -> truth.labels.put(id, truth.labels.size()));
        if (truth.categories.isEmpty()) {
            faults.add(file, 1, "there is no category");
        }
        annotations.forEach(Runnable::run);
        return truth;
    }

    SortedMap<Long, String> categories() {
        return categories;
    }

    boolean hasImage(long id) {
        return truths.containsKey(id);
    }

    int label(EntryReader entry) throws EntryReader.Fault {
        long category = entry.wholeNumber("category_id");
        Integer label = labels.get(category);
        if (label == null) {
            throw new EntryReader.Fault(
                    "category " + category + " is not among the ground truth's: " + labels.keySet());
        }
        return label;
    }

    List<EvaluatedPicture> join(DetectionFile found) {
        List<EvaluatedPicture> pictures = new ArrayList<>();
        truths.forEach((id, boxes) -> pictures.add(new EvaluatedPicture("image " + id, boxes, found.of(id))));
        return pictures;
    }

    private void addImage(EntryReader entry) throws EntryReader.Fault {
        long id = entry.wholeNumber("id");
        if (truths.putIfAbsent(id, new ArrayList<>()) != null) {
            throw new EntryReader.Fault("image " + id + " is there twice");
        }
    }

    private void addCategory(EntryReader entry) throws EntryReader.Fault {
        long id = entry.wholeNumber("id");
        if (categories.putIfAbsent(id, entry.text("name")) != null) {
            throw new EntryReader.Fault("category " + id + " is there twice");
        }
    }

    private void addAnnotation(EntryReader entry) throws EntryReader.Fault {
        long image = entry.wholeNumber("image_id");
        List<TruthBox> boxes = truths.get(image);
        if (boxes == null) {
            throw new EntryReader.Fault("the annotation is on image " + image + ", which is not among the images");
        }
        double[] box = entry.box();
        double area = entry.has("area") ? entry.number("area") : box[2] * box[3];
        boolean crowd = entry.has("iscrowd") && entry.number("iscrowd") != 0;
        boxes.add(new TruthBox(box[0], box[1], box[2], box[3], area, label(entry), crowd));
    }
}

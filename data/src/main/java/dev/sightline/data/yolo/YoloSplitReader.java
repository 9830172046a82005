package dev.sightline.data.yolo;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.NamedPath;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads one split of a YOLO dataset. Used once. */
final class YoloSplitReader {

    private static final int DEPTH = 8;
    private static final int NAMED = 5;

    private final SplitRequest request;
    private final DatasetProblemLog problems;
    private final Map<String, StatedImage> images = new LinkedHashMap<>();
    private final List<String> unlabelled = new ArrayList<>();
    private int polygons;

    YoloSplitReader(SplitRequest request, DatasetProblemLog problems) {
        this.request = request;
        this.problems = problems;
    }

    StatedSplit read() throws IOException {
        Optional<YoloDescription> description = YoloDescription.find(request.root());
        YoloSources sources = YoloSources.find(request.root(), description);
        for (Path place : sources.places().getOrDefault(request.split(), List.of())) {
            if (Files.isDirectory(place)) {
                readFolder(place);
            } else {
                readList(place);
            }
        }
        List<String> notes = new ArrayList<>(sources.notes());
        addNotes(notes);
        return new StatedSplit(
                StatedClasses.ofObjects(categories(description)), List.copyOf(images.values()), Map.of(), notes);
    }

    private void addNotes(List<String> notes) {
        if (!unlabelled.isEmpty()) {
            List<String> first = unlabelled.subList(0, Math.min(NAMED, unlabelled.size()));
            notes.add(unlabelled.size() + " images have no label file and count as empty: " + String.join(", ", first)
                    + (unlabelled.size() > NAMED ? ", ..." : ""));
        }
        if (polygons > 0) {
            notes.add(polygons + " outlines were read with their enclosing boxes");
        }
    }

    /** Numbers in the files run from the label map's offset, when a map is given; from 0 otherwise. */
    private SortedMap<Long, String> categories(Optional<YoloDescription> description) {
        int offset = request.labels().map(LabelMap::fileOffset).orElse(0);
        List<String> names = description
                .map(YoloDescription::names)
                .or(() -> request.labels().map(LabelMap::names))
                .orElseThrow(() -> new DatasetException(request.root()
                        + ": YOLO label files hold class numbers only, and no names were found; accepted are data.yaml with"
                        + " 'names', classes.txt with a name on each line, or label names given by the caller"));
        SortedMap<Long, String> categories = new TreeMap<>();
        names.forEach(name -> categories.put((long) categories.size() + offset, name));
        return categories;
    }

    private void readFolder(Path folder) throws IOException {
        for (Map.Entry<String, List<Path>> entry :
                ImageFolder.list(folder).byId().entrySet()) {
            for (Path image : entry.getValue()) {
                add(entry.getKey(), image, new Origin(YoloPaths.label(image), 0));
            }
        }
        Path labels = YoloPaths.labels(folder);
        if (!Files.isDirectory(labels)) {
            return;
        }
        try (Stream<Path> files = Files.walk(labels, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            for (Path label : files.filter(YoloPaths::isLabel).sorted().toList()) {
                String id = ImageFolder.id(labels, label);
                if (!images.containsKey(id)) {
                    problems.add(
                            DatasetProblemKind.LABEL_WITHOUT_IMAGE, label, 0, "no image " + id + ".* in " + folder);
                }
            }
        }
    }

    private void readList(Path list) throws IOException {
        List<String> lines = Files.readAllLines(list);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            Path folder = list.toAbsolutePath().getParent();
            Optional<Path> image = Stream.of(folder, request.root())
                    .flatMap(base -> NamedPath.resolve(base, line).stream())
                    .filter(Files::isRegularFile)
                    .findFirst();
            if (image.isEmpty()) {
                problems.add(DatasetProblemKind.MISSING_IMAGE, list, i + 1, "there is no image " + line);
            } else {
                add(listedId(image.get()), image.get(), new Origin(list, i + 1));
            }
        }
    }

    /** The path within the dataset, less a folder of images that all have in common. */
    private String listedId(Path image) {
        Path root = request.root().toAbsolutePath().normalize();
        Path absolute = image.toAbsolutePath();
        String id = absolute.startsWith(root)
                ? ImageFolder.id(root, absolute)
                : ImageFolder.withoutExtension(image.getFileName().toString());
        return id.startsWith("images/") ? id.substring("images/".length()) : id;
    }

    private void add(String id, Path image, Origin origin) throws IOException {
        if (images.containsKey(id)) {
            problems.add(
                    DatasetProblemKind.DUPLICATE_ID,
                    origin.file(),
                    origin.line(),
                    image + " and " + images.get(id).image() + " are both image '" + id + "'");
            return;
        }
        Path label = YoloPaths.label(image);
        YoloLabels labels = YoloLabels.NONE;
        if (Files.isRegularFile(label)) {
            labels = YoloLabels.parse(label, problems);
            polygons += labels.polygons();
        } else {
            unlabelled.add(id);
        }
        images.put(id, StatedImage.of(id, image, Optional.empty(), labels.boxes(), new Origin(label, 0)));
    }
}

package dev.sightline.data.coco;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.BoxNotation;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.NamedPath;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import dev.sightline.data.source.StatedMask;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one split of a COCO dataset. Used once. */
final class CocoSplitReader {

    private final SplitRequest request;
    private final DatasetProblemLog problems;

    CocoSplitReader(SplitRequest request, DatasetProblemLog problems) {
        this.request = request;
        this.problems = problems;
    }

    StatedSplit read() throws IOException {
        Path file = CocoLayout.files(request.root()).get(request.split());
        if (file == null) {
            throw new IllegalArgumentException(request.root() + " has no COCO split '" + request.split() + "'");
        }
        CocoContent content;
        try {
            content = CocoParser.parse(file, problems, true);
        } catch (MalformedFileException e) {
            // The one file that holds the whole split: there is nothing to go on with.
            throw new DatasetException(file + (e.line() == 0 ? "" : ":" + e.line()) + ": " + e.getMessage(), e);
        }
        return new StatedSplit(
                StatedClasses.ofObjects(content.categories()), images(file, content), content.notKept(), List.of());
    }

    private List<StatedImage> images(Path file, CocoContent content) throws IOException {
        Map<Long, List<StatedBox>> boxes = boxesByImage(file, content);
        List<Path> folders = CocoLayout.imageFolders(request.root(), request.split(), file);
        Map<String, StatedImage> images = new LinkedHashMap<>();
        for (CocoImage image : content.images()) {
            List<StatedBox> own = boxes.remove(image.id());
            if (own == null) {
                problems.add(
                        DatasetProblemKind.DUPLICATE_ID, file, image.line(), "image " + image.id() + " is there twice");
                continue;
            }
            if (image.fileName().isEmpty()) {
                problems.add(
                        DatasetProblemKind.MALFORMED_FILE,
                        file,
                        image.line(),
                        "image " + image.id() + " lacks 'file_name' in 'images'");
                continue;
            }
            Optional<Path> stored = find(folders, image.fileName());
            if (stored.isEmpty()) {
                problems.add(
                        DatasetProblemKind.MISSING_IMAGE,
                        file,
                        image.line(),
                        "image " + image.id() + ": no file '" + image.fileName() + "' in any of " + folders);
                continue;
            }
            String id = id(image.fileName());
            Optional<Size> size = image.width() > 0 && image.height() > 0
                    ? Optional.of(new Size(image.width(), image.height()))
                    : Optional.empty();
            StatedImage stated = StatedImage.of(id, stored.get(), size, own, new Origin(file, image.line()));
            if (images.putIfAbsent(id, stated) != null) {
                problems.add(
                        DatasetProblemKind.DUPLICATE_ID,
                        file,
                        image.line(),
                        "file_name '" + image.fileName() + "' is that of two images");
            }
        }
        return List.copyOf(images.values());
    }

    /** Without what leads up and down again: an id must be a path below any folder. */
    private static String id(String fileName) {
        return ImageFolder.withoutExtension(
                Path.of(fileName.replace('\\', '/')).normalize().toString().replaceFirst("^(\\.\\./)+", ""));
    }

    private Optional<Path> find(List<Path> folders, String fileName) {
        return folders.stream()
                .flatMap(folder -> NamedPath.within(request.root(), folder, fileName).stream())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** An empty list for each image without annotations. */
    private Map<Long, List<StatedBox>> boxesByImage(Path file, CocoContent content) {
        Map<Long, List<StatedBox>> boxes = new HashMap<>();
        content.images().forEach(image -> boxes.put(image.id(), new ArrayList<>()));
        Set<Long> ids = new HashSet<>();
        for (CocoAnnotation annotation : content.annotations()) {
            if (annotation.id() != 0 && !ids.add(annotation.id())) {
                problems.add(
                        DatasetProblemKind.DUPLICATE_ID,
                        file,
                        annotation.line(),
                        "annotation " + annotation.id()
                                + " is there twice; both are kept, the number itself has no use");
            }
            List<StatedBox> own = boxes.get(annotation.imageId());
            if (own == null) {
                problems.add(
                        DatasetProblemKind.LABEL_WITHOUT_IMAGE,
                        file,
                        annotation.line(),
                        "annotation " + annotation.id() + " is on image " + annotation.imageId()
                                + ", which is not listed");
            } else {
                own.add(stated(annotation));
            }
        }
        return boxes;
    }

    private static StatedBox stated(CocoAnnotation annotation) {
        return new StatedBox(
                BoxNotation.CORNER_AND_SIZE,
                annotation.box(),
                annotation.categoryId(),
                annotation.area(),
                new StatedBox.Flags(annotation.crowd(), annotation.difficult()),
                annotation.mask().map(StatedMask::inPixels),
                annotation.line());
    }
}

package dev.sightline.data.folders;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImageReference;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import dev.sightline.data.source.StatedSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder for each class, within folders of splits or without. A class's images may lie in folders below its own.
 * Classes are all names that occur in any split, in order of text (as torchvision's {@code ImageFolder} numbers them).
 */
public final class FolderFormat implements AnnotationFormat {

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

    @Override
    public String layout() {
        return "CLASS/*.jpg, or SPLIT/CLASS/*.jpg with splits called train, val or validation, test";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.CLASS);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        return ClassFolders.find(root).map(ClassFolders::reason);
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(folders(root).bySplit().keySet());
    }

    @Override
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        ClassFolders folders = folders(request.root());
        TreeMap<String, String> splitOfClass = folders.splitByClass();
        Path split = folders.split(request.split());
        List<StatedImage> images = new ArrayList<>();
        for (Path file : ImageFolder.children(split, false)) {
            if (ImageFolder.isImage(file)) {
                problems.add(
                        DatasetProblemKind.ODD_FILE,
                        file,
                        0,
                        "it lies beside the folders of classes, and has no class");
            }
        }
        splitOfClass.forEach((name, other) -> {
            if (!ClassFolders.isClass(split, name)) {
                problems.add(
                        DatasetProblemKind.MISSING_CLASS,
                        split,
                        0,
                        "there is no folder '" + name + "' in it, as there is in '" + other + "'");
            }
        });
        for (Path folder : ImageFolder.children(split, true)) {
            images.addAll(classImages(split, folder, problems));
        }
        return new StatedSplit(
                StatedClasses.ofImages(List.copyOf(splitOfClass.keySet()), false, false),
                images,
                Map.of(),
                folders.notes());
    }

    private static ClassFolders folders(Path root) throws IOException {
        return ClassFolders.find(root)
                .orElseThrow(() -> new DatasetException(
                        root + " has neither splits with folders of classes nor two folders of images"));
    }

    private static List<StatedImage> classImages(Path split, Path folder, DatasetProblemLog problems)
            throws IOException {
        String name = ImageFolder.name(folder);
        List<StatedImage> images = new ArrayList<>();
        for (Path file : ClassFolders.filesBelow(folder)) {
            if (ImageFolder.isImage(file)) {
                String id = split.relativize(file).toString().replace('\\', '/');
                images.add(StatedImage.ofClasses(id, ImageReference.whole(file), List.of(name), new Origin(folder, 0)));
            } else if (!LITTER.contains(ImageFolder.name(file).toLowerCase(Locale.ROOT))) {
                problems.add(DatasetProblemKind.ODD_FILE, file, 0, "its name does not end like an image's");
            }
        }
        if (images.isEmpty()) {
            problems.add(DatasetProblemKind.EMPTY_CLASS, folder, 0, "there is no image of class '" + name + "' in it");
        }
        return images;
    }
}

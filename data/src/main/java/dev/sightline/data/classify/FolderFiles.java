package dev.sightline.data.classify;

import dev.sightline.data.DatasetException;
import dev.sightline.data.FaultKind;
import dev.sightline.data.format.SplitPlan;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.PictureFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A folder for each class, within folders of splits or without. A class's pictures may lie in folders below its own.
 * Classes are all names that occur in any split, in order of text (as torchvision's {@code ImageFolder} numbers them).
 */
final class FolderFiles implements ClassFiles {

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

    @Override
    public String layout() {
        return "CLASS/*.jpg, or SPLIT/CLASS/*.jpg with splits called train, val or validation, test";
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
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, FaultLog faults) throws IOException {
        ClassFolders folders = folders(source.root());
        SplitPlan plan =
                ClassSplits.plan(source, derive, List.copyOf(folders.bySplit().keySet()));
        TreeMap<String, String> splitOfClass = folders.splitByClass();
        Path split = folders.split(plan.read());
        List<String> notes = new ArrayList<>(folders.notes());
        List<StatedClassPicture> pictures = new ArrayList<>();
        for (Path file : ClassFolders.children(split, false)) {
            if (PictureFolder.isPicture(file)) {
                faults.add(FaultKind.ODD_FILE, file, 0, "it lies beside the folders of classes, and has no class");
            }
        }
        splitOfClass.forEach((name, other) -> {
            if (!ClassFolders.isClass(split, name)) {
                faults.add(
                        FaultKind.MISSING_CLASS,
                        split,
                        0,
                        "there is no folder '" + name + "' in it, as there is in '" + other + "'");
            }
        });
        for (Path folder : ClassFolders.children(split, true)) {
            pictures.addAll(classPictures(split, folder, faults));
        }
        List<StatedClassPicture> chosen = ClassSplits.chosen(source, plan, pictures, notes);
        return new StatedClassSplit(List.copyOf(splitOfClass.keySet()), chosen, false, false, notes);
    }

    private static ClassFolders folders(Path root) throws IOException {
        return ClassFolders.find(root)
                .orElseThrow(() -> new DatasetException(
                        root + " has neither splits with folders of classes nor two folders of pictures"));
    }

    private static List<StatedClassPicture> classPictures(Path split, Path folder, FaultLog faults) throws IOException {
        String name = ClassFolders.name(folder);
        List<StatedClassPicture> pictures = new ArrayList<>();
        for (Path file : ClassFolders.filesBelow(folder)) {
            if (PictureFolder.isPicture(file)) {
                String id = split.relativize(file).toString().replace('\\', '/');
                pictures.add(new StatedClassPicture(id, file, new PicturePart.Whole(), List.of(name), folder, 0));
            } else if (!LITTER.contains(ClassFolders.name(file).toLowerCase(Locale.ROOT))) {
                faults.add(FaultKind.ODD_FILE, file, 0, "its name does not end like a picture's");
            }
        }
        if (pictures.isEmpty()) {
            faults.add(FaultKind.EMPTY_CLASS, folder, 0, "there is no picture of class '" + name + "' in it");
        }
        return pictures;
    }
}

package dev.sightline.data.folders;

import dev.sightline.data.DatasetException;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the folders of classes are.
 *
 * @param bySplit the folder that holds each split's folders of classes
 * @param notes what had to be decided
 */
record ClassFolders(SortedMap<String, Path> bySplit, List<String> notes) {

    private static final int DEPTH = 8;

    /** Empty if the folder holds neither splits with folders of images nor two folders of images. */
    static Optional<ClassFolders> find(Path root) throws IOException {
        SortedMap<String, Path> bySplit = new TreeMap<>(SplitNames.ORDER);
        List<String> others = new ArrayList<>();
        for (Path folder : ImageFolder.children(root, true)) {
            if (SplitNames.known(ImageFolder.name(folder)) && holdsClasses(folder)) {
                Path earlier = bySplit.put(SplitNames.usual(ImageFolder.name(folder)), folder);
                if (earlier != null) {
                    throw new DatasetException(earlier + " and " + folder + " are both the split '"
                            + SplitNames.usual(ImageFolder.name(folder)) + "'; keep one of them");
                }
            } else {
                others.add(ImageFolder.name(folder));
            }
        }
        if (!bySplit.isEmpty()) {
            return Optional.of(new ClassFolders(bySplit, notes(root, others)));
        }
        if (!isTwoClassesOrMore(root)) {
            return Optional.empty();
        }
        bySplit.put(SplitNames.ALL, root);
        return Optional.of(new ClassFolders(bySplit, List.of()));
    }

    private static List<String> notes(Path root, List<String> others) {
        return others.isEmpty()
                ? List.of()
                : List.of("folders in " + root + " that are no splits and were not read: " + String.join(", ", others));
    }

    Path split(String name) {
        Path folder = bySplit.get(name);
        if (folder == null) {
            throw new IllegalStateException("no split '" + name + "' among " + bySplit.keySet());
        }
        return folder;
    }

    /** Every class, with a split that has it. */
    TreeMap<String, String> splitByClass() throws IOException {
        TreeMap<String, String> classes = new TreeMap<>();
        for (var split : bySplit.entrySet()) {
            for (Path folder : ImageFolder.children(split.getValue(), true)) {
                classes.putIfAbsent(ImageFolder.name(folder), split.getKey());
            }
        }
        return classes;
    }

    /** For people. */
    String reason() {
        return bySplit.containsKey(SplitNames.ALL)
                ? "folders with images, one for each class"
                : "folders of classes in "
                        + bySplit.values().stream()
                                .map(folder -> ImageFolder.name(folder) + "/")
                                .collect(Collectors.joining(", "));
    }

    static boolean isClass(Path split, String name) {
        return Files.isDirectory(split.resolve(name));
    }

    /** All files in a folder and those below it, by path; hidden ones are passed over. */
    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(path -> !hidden(folder, path) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hidden(Path folder, Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Without folders of splits to go by, images must lie right in the folders: any tree would do otherwise. */
    private static boolean isTwoClassesOrMore(Path root) throws IOException {
        int classes = 0;
        for (Path child : ImageFolder.children(root, true)) {
            try (Stream<Path> found = Files.list(child)) {
                classes += found.anyMatch(ImageFolder::isImage) ? 1 : 0;
            }
        }
        return classes > 1;
    }

    private static boolean holdsClasses(Path folder) throws IOException {
        for (Path child : ImageFolder.children(folder, true)) {
            try (Stream<Path> found = Files.walk(child, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
                if (found.anyMatch(ImageFolder::isImage)) {
                    return true;
                }
            }
        }
        return false;
    }
}

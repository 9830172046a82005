package dev.sightline.data.voc;

import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a VOC dataset, or one split of it, keeps its files.
 *
 * @param images may be the same folder as {@code annotations}
 * @param lists the split's name and the file that lists its ids; empty when there are none
 */
record VocFolder(Path annotations, Path images, Map<String, Path> lists) {

    private static final List<String> ANNOTATIONS = List.of("Annotations", "annotations", "xmls");
    private static final List<String> IMAGES = List.of("JPEGImages", "images", "Images", "imgs");
    private static final List<String> LISTS = List.of("ImageSets/Main", "ImageSets");
    private static final int DEPTH = 4;

    /** The dataset's own folder, where annotations lie in it or in {@code Annotations}. */
    static Optional<VocFolder> whole(Path root) throws IOException {
        for (String name : ANNOTATIONS) {
            Path annotations = root.resolve(name);
            if (Files.isDirectory(annotations) && holdsXml(annotations, DEPTH)) {
                return Optional.of(new VocFolder(annotations, images(root, annotations), lists(root)));
            }
        }
        return Files.isDirectory(root) && holdsXml(root, 1)
                ? Optional.of(new VocFolder(root, images(root, root), lists(root)))
                : Optional.empty();
    }

    /**
     * Folders of single splits below the root, such as {@code train/} and {@code valid/}, by the split's usual name.
     */
    static Map<String, VocFolder> perSplit(Path root) throws IOException {
        Map<String, VocFolder> found = new TreeMap<>(SplitNames.ORDER);
        for (Path folder : folders(root)) {
            String name = folder.getFileName().toString();
            Optional<VocFolder> voc = SplitNames.known(name) ? whole(folder) : Optional.empty();
            voc.ifPresent(value -> found.putIfAbsent(SplitNames.usual(name), value));
        }
        return found;
    }

    /** Every annotation file, in order of path. */
    List<Path> annotationFiles() throws IOException {
        return xml(annotations, annotations.equals(images) ? 1 : DEPTH);
    }

    private static boolean holdsXml(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.anyMatch(VocFolder::isXml);
        }
    }

    private static List<Path> xml(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(VocFolder::isXml).sorted().toList();
        }
    }

    private static boolean isXml(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".xml") && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static Path images(Path root, Path annotations) {
        return IMAGES.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(annotations.equals(root) ? annotations : root);
    }

    /** Lists with one id a line for each split; {@code aeroplane_train.txt} and its like are about single classes. */
    private static Map<String, Path> lists(Path root) throws IOException {
        Map<String, Path> lists = new TreeMap<>(SplitNames.ORDER);
        for (String name : LISTS) {
            Path folder = root.resolve(name);
            if (Files.isDirectory(folder) && lists.isEmpty()) {
                addLists(folder, lists);
            }
        }
        return lists;
    }

    private static void addLists(Path folder, Map<String, Path> lists) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String fileName = file.getFileName().toString();
            String split = fileName.substring(0, fileName.length() - ".txt".length());
            if (SplitNames.known(split)) {
                lists.putIfAbsent(SplitNames.usual(split), file);
            }
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            files.filter(Files::isDirectory).sorted().forEach(found::add);
        }
        return found;
    }
}

package dev.sightline.data.source;

import dev.sightline.image.format.ImageNames;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The images in a folder and the folders below it, found by name with or without extension. The folder is listed
 * once; later changes to it are not seen.
 */
public final class ImageFolder {

    private static final int DEPTH = 8;

    private final Path folder;
    private final Map<String, List<Path>> byStem;

    private ImageFolder(Path folder, Map<String, List<Path>> byStem) {
        this.folder = folder;
        this.byStem = byStem;
    }

    /** Lists a folder; one that does not exist has no images. Hidden files and folders are passed over. */
    public static ImageFolder list(Path folder) throws IOException {
        Map<String, List<Path>> byStem = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
                files.filter(file -> isImage(file) && Files.isRegularFile(file))
                        .sorted()
                        .forEach(file -> byStem.computeIfAbsent(id(folder, file), key -> new ArrayList<>(1))
                                .add(file));
            }
        }
        return new ImageFolder(folder, byStem);
    }

    /** Whether a file's name ends like an image's. */
    public static boolean isImage(Path file) {
        return ImageNames.isImage(file);
    }

    /** Whether these letters, in any case and without a dot, end the names of images. */
    public static boolean isExtension(String letters) {
        return ImageNames.isExtension(letters);
    }

    /** A file's path within a folder, with {@code /} between names, without extension. */
    public static String id(Path folder, Path file) {
        return withoutExtension(folder.relativize(file).toString().replace('\\', '/'));
    }

    /** The name without what follows its last dot. */
    public static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') + 1 ? name : name.substring(0, dot);
    }

    /** The folders, or the files, right in a folder, by name; hidden ones are passed over. */
    public static List<Path> children(Path folder, boolean folders) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> !name(path).startsWith(".") && Files.isDirectory(path) == folders)
                    .sorted()
                    .toList();
        }
    }

    /** The last name of a path. */
    public static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    public Path folder() {
        return folder;
    }

    /** The image with this path below the folder, without extension; of several the first by name. */
    public Optional<Path> byId(String id) {
        return Optional.ofNullable(byStem.get(id)).map(found -> found.get(0));
    }

    /** Ids of all images in order, each with its files: more than one where names differ in extension only. */
    public Map<String, List<Path>> byId() {
        return Collections.unmodifiableMap(byStem);
    }

    public boolean isEmpty() {
        return byStem.isEmpty();
    }
}

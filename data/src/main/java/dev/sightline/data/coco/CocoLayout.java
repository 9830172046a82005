package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a dataset's annotation files, the split each is for, and the folders its images may be in. */
final class CocoLayout {

    private static final Pattern SEPARATORS = Pattern.compile("[-_. ]+");
    private static final List<String> OTHER_TASKS =
            List.of("captions_", "person_keypoints_", "stuff_", "panoptic_", "image_info_");
    private static final Set<String> LISTS = Set.of("images", "annotations", "categories");
    private static final List<String> IMAGES = List.of("images", "JPEGImages", "data", "imgs");

    private CocoLayout() {}

    /** The annotation file of each split, in the usual order. */
    static Map<String, Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>(json(root.resolve("annotations")));
        if (files.isEmpty()) {
            for (Path folder : folders(root)) {
                if (SplitNames.known(folder.getFileName().toString())) {
                    json(folder).stream().filter(CocoLayout::looksLikeCoco).forEach(files::add);
                }
            }
        }
        if (files.isEmpty()) {
            json(root).stream().filter(CocoLayout::looksLikeCoco).forEach(files::add);
        }
        files.removeIf(file -> OTHER_TASKS.stream().anyMatch(fileName(file)::startsWith));
        return bySplit(root, files);
    }

    /** Folders to look for images in, likeliest first. */
    static List<Path> imageFolders(Path root, String split, Path json) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path parent : List.of(root, root.resolve("images"))) {
            folders(parent).stream()
                    .filter(folder -> SplitNames.usual(fileName(folder)).equals(split))
                    .flatMap(folder -> Stream.of(folder, folder.resolve("images")))
                    .forEach(folders::add);
        }
        folders.add(json.resolveSibling("images"));
        folders.add(json.resolveSibling(""));
        IMAGES.stream().map(root::resolve).forEach(folders::add);
        folders.add(root);
        return folders.stream().filter(Files::isDirectory).distinct().toList();
    }

    private static Map<String, Path> bySplit(Path root, List<Path> files) {
        Map<String, Path> bySplit = new TreeMap<>(SplitNames.ORDER);
        for (Path file : files) {
            String split = files.size() == 1 && !named(root, file) ? SplitNames.ALL : split(root, file);
            // instances_train.json comes before train.json: the plain name often belongs to another task then.
            bySplit.merge(split, file, (first, second) -> fileName(second).startsWith("instances_") ? second : first);
        }
        return bySplit;
    }

    private static boolean named(Path root, Path file) {
        return SplitNames.known(split(root, file));
    }

    /** {@code instances_train2017.json} and {@code train/_annotations.coco.json} are train. */
    private static String split(Path root, Path file) {
        String stem = fileName(file).replaceFirst("\\.json$", "");
        for (String part : SEPARATORS.splitAsStream(stem).toList()) {
            if (SplitNames.known(part)) {
                return SplitNames.usual(part);
            }
        }
        Path folder = file.getParent();
        if (folder != null && !folder.equals(root) && SplitNames.known(fileName(folder))) {
            return SplitNames.usual(fileName(folder));
        }
        return SplitNames.usual(stem.replaceFirst("^instances_", ""));
    }

    /** Whether a list of objects called images, annotations or categories comes early on; reads no further. */
    private static boolean looksLikeCoco(Path file) {
        boolean[] found = {false};
        try (JsonCursor json = JsonCursor.open(file)) {
            if (json.begin() != JsonToken.START_OBJECT) {
                return false;
            }
            json.object("the file", name -> {
                if (LISTS.contains(name) && json.at(JsonToken.START_ARRAY)) {
                    json.list(name, () -> {
                        found[0] = json.at(JsonToken.START_OBJECT);
                        throw json.malformed("seen enough");
                    });
                }
                json.skip();
            });
            return false;
        } catch (MalformedFileException | JsonProcessingException e) {
            return found[0];
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> json(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            fileName(file).endsWith(".json") && !fileName(file).startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package dev.sightline.data.yolo;

import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.NamedPath;
import dev.sightline.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the images of each split are.
 *
 * @param places for each split, folders of images and files that list images
 * @param notes what had to be decided
 */
record YoloSources(Map<String, List<Path>> places, List<String> notes) {

    private static final String IMAGES = "images";

    /** What the description names, if any of it exists; otherwise the usual folders. */
    static YoloSources find(Path root, Optional<YoloDescription> description) throws IOException {
        List<String> notes = new ArrayList<>();
        if (description.isPresent()) {
            Map<String, List<Path>> described = described(root, description.get(), notes);
            if (!described.isEmpty()) {
                return new YoloSources(described, notes);
            }
        }
        return new YoloSources(usual(root), notes);
    }

    private static Map<String, List<Path>> described(Path root, YoloDescription description, List<String> notes) {
        Map<String, List<Path>> places = new TreeMap<>(SplitNames.ORDER);
        description.sources().forEach((key, texts) -> {
            List<Path> found = new ArrayList<>();
            for (String text : texts) {
                Optional<Path> place = resolve(root, description, text);
                place.ifPresent(found::add);
                if (place.isEmpty()) {
                    notes.add(description.file() + " names " + key + ": " + text + ", which is not there");
                }
            }
            if (!found.isEmpty()) {
                places.put(SplitNames.usual(key), found);
            }
        });
        return places;
    }

    /** Paths of a relocated dataset often start above or beside its folder: {@code ../train/images}. */
    private static Optional<Path> resolve(Path root, YoloDescription description, String text) {
        return Stream.of(
                        NamedPath.resolve(description.base(), text),
                        NamedPath.resolve(root, text),
                        NamedPath.resolve(root, text.replaceFirst("^(\\.\\./)+", "")))
                .flatMap(Optional::stream)
                .filter(Files::exists)
                .findFirst();
    }

    private static Map<String, List<Path>> usual(Path root) throws IOException {
        Map<String, List<Path>> places = new TreeMap<>(SplitNames.ORDER);
        Path images = root.resolve(IMAGES);
        for (Path folder : folders(images)) {
            addIfSplit(places, folder.getFileName().toString(), folder);
        }
        for (Path folder : folders(root)) {
            if (Files.isDirectory(folder.resolve(IMAGES))) {
                addIfSplit(places, folder.getFileName().toString(), folder.resolve(IMAGES));
            }
        }
        if (places.isEmpty() && !ImageFolder.list(images).isEmpty()) {
            places.put(SplitNames.ALL, List.of(images));
        }
        return places;
    }

    private static void addIfSplit(Map<String, List<Path>> places, String name, Path folder) {
        if (SplitNames.known(name)) {
            places.computeIfAbsent(SplitNames.usual(name), key -> new ArrayList<>())
                    .add(folder);
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
}

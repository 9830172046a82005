package dev.sightline.data.yolo;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.config.RecipeNode;
import dev.sightline.data.DatasetException;
import dev.sightline.data.source.NamedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A dataset's description of itself, in {@code data.yaml} or its like, or in a plain list of names.
 *
 * @param file that states it
 * @param names in order of class number, counted from 0
 * @param base the folder that the paths start from
 * @param sources for each split, the folders and list files named
 */
record YoloDescription(Path file, List<String> names, Path base, Map<String, List<String>> sources) {

    private static final List<String> USUAL_FILES = List.of("data.yaml", "data.yml", "dataset.yaml", "config.yaml");
    private static final List<String> NAME_LISTS =
            List.of("classes.txt", "labels/classes.txt", "obj.names", "names.txt", "labels.txt");
    /** A file without it is about something else, and none of our business even where it is no good YAML. */
    private static final Pattern NAMES_KEY = Pattern.compile("(?m)^['\"]?names['\"]?\\s*:");

    private static final List<String> SPLIT_KEYS = List.of("train", "val", "valid", "validation", "test");

    /** The description in this folder; empty when there is none. */
    static Optional<YoloDescription> find(Path root) throws IOException {
        for (Path file : yamlFiles(root)) {
            Optional<YoloDescription> found = fromYaml(root, file);
            if (found.isPresent()) {
                return found;
            }
        }
        for (String name : NAME_LISTS) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(new YoloDescription(file, nameList(file), root, Map.of()));
            }
        }
        return Optional.empty();
    }

    private static List<Path> yamlFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        USUAL_FILES.stream().map(root::resolve).filter(Files::isRegularFile).forEach(files::add);
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.list(root)) {
                all.filter(file -> file.toString().endsWith(".yaml")
                                || file.toString().endsWith(".yml"))
                        .filter(file -> !files.contains(file) && Files.isRegularFile(file))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static Optional<YoloDescription> fromYaml(Path root, Path file) throws IOException {
        if (!NAMES_KEY
                .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                .find()) {
            return Optional.empty();
        }
        RecipeNode.Mapping yaml = parse(file);
        List<String> names = texts(yaml, "names");
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (String key : SPLIT_KEYS) {
            List<String> texts = texts(yaml, key);
            if (!texts.isEmpty()) {
                sources.put(key, texts);
            }
        }
        Path base = texts(yaml, "path").stream()
                .findFirst()
                .flatMap(path -> NamedPath.resolve(root, path))
                .orElse(root);
        return Optional.of(new YoloDescription(file, names, base, sources));
    }

    private static RecipeNode.Mapping parse(Path file) {
        try {
            return Recipe.load(file, List.of()).tree();
        } catch (RecipeException e) {
            throw new DatasetException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> texts(RecipeNode.Mapping yaml, String key) {
        return yaml.value(key).map(value -> value.accept(new YoloTexts(key))).orElse(List.of());
    }

    private static List<String> nameList(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

package dev.sightline.infer.predict;

import dev.sightline.image.format.ImageNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files a user means: files, folders (the images in them, not in theirs), globs such as {@code photos/*.jpg}, and
 * list files with one path a line.
 *
 * @param files each once, those of a folder or glob by name
 * @param notes what is worth reporting, such as files named twice
 */
public record ImageInputs(List<Path> files, List<String> notes) {

    public ImageInputs {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /**
     * The files behind what was written.
     *
     * @param lists files with a path a line, relative to the list's folder; empty lines and those that begin with # are
     *     passed over
     * @throws IllegalArgumentException if something is not there, a folder or glob holds no image, or nothing was
     *     written; every such problem is named
     */
    public static ImageInputs of(List<String> written, List<Path> lists) {
        Set<Path> files = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String word : written) {
            add(expanded(word, problems), files, notes);
        }
        for (Path list : lists) {
            add(listed(list, problems), files, notes);
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add("no image was named");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new ImageInputs(List.copyOf(files), notes);
    }

    private static void add(List<Path> found, Set<Path> files, List<String> notes) {
        for (Path file : found) {
            if (!files.add(file)) {
                notes.add(file + " is named twice and taken once");
            }
        }
    }

    private static List<Path> expanded(String word, List<String> problems) {
        Path path = Path.of(word);
        if (Files.isDirectory(path)) {
            return folder(path, problems);
        }
        if (Files.exists(path)) {
            return List.of(path);
        }
        if (word.contains("*") || word.contains("?") || word.contains("[") || word.contains("{")) {
            return glob(path, problems);
        }
        problems.add("there is no file or folder " + word);
        return List.of();
    }

    private static List<Path> folder(Path folder, List<String> problems) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(ImageNames::isImage)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                problems.add("the folder " + folder + " holds no image (" + ImageNames.endings() + ")");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> glob(Path pattern, List<String> problems) {
        Path parent = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(parent) || parent.toString().isEmpty()) {
            try (DirectoryStream<Path> matches =
                    Files.newDirectoryStream(parent, String.valueOf(pattern.getFileName()))) {
                matches.forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (files.isEmpty()) {
            problems.add("nothing matches " + pattern);
        }
        return files.stream().sorted().toList();
    }

    private static List<Path> listed(Path list, List<String> problems) {
        if (!Files.isRegularFile(list)) {
            problems.add("there is no list file " + list);
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        List<String> lines = lines(list);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Path file = list.toAbsolutePath().resolveSibling(line);
                if (Files.isRegularFile(file)) {
                    files.add(file);
                } else {
                    problems.add(list + ":" + (i + 1) + " names " + line + ", which is not there");
                }
            }
        }
        return files;
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readAllLines(list);
        } catch (IOException e) {
            throw new IllegalArgumentException(list + " cannot be read as UTF-8 text", e);
        }
    }
}

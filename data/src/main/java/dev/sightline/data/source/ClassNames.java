package dev.sightline.data.source;

import dev.sightline.data.DatasetException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names that a dataset's files give to its classes, where labels are not folders: stated with the labels, in a file
 * of names, or the labels themselves.
 *
 * @param names in order of number
 * @param notes where they came from
 */
public record ClassNames(List<String> names, List<String> notes) {

    private static final List<String> FILES =
            List.of("classes.txt", "class_names.txt", "label_list.txt", "label_names.txt", "labels.txt", "names.txt");

    /**
     * The names for these labels.
     *
     * @param stated in the file of labels; empty if it states none
     * @param labels all that occur in any split
     */
    public static ClassNames of(SplitRequest request, List<String> stated, Collection<String> labels)
            throws IOException {
        if (request.labels().isPresent() || !stated.isEmpty()) {
            return new ClassNames(stated, List.of());
        }
        Optional<Path> file = file(request.root());
        if (file.isPresent()) {
            return new ClassNames(read(file.get()), List.of("the classes' names are those in " + file.get()));
        }
        return labels.stream().allMatch(ClassNumber::looksLikeOne)
                ? numbers(labels)
                : new ClassNames(List.copyOf(new TreeSet<>(labels)), List.of());
    }

    /** Whether a file of a dataset is one of names, and no list of images. */
    public static boolean isNamesFile(String name) {
        return FILES.contains(name);
    }

    /** Counted from 1 if no label is 0. */
    private static ClassNames numbers(Collection<String> labels) {
        TreeSet<Integer> used = new TreeSet<>();
        labels.forEach(label -> ClassNumber.parse(label).ifPresent(used::add));
        if (used.isEmpty()) {
            return new ClassNames(List.of(), List.of());
        }
        List<String> names = new ArrayList<>();
        for (int number = Math.min(1, used.first()); number <= used.last(); number++) {
            names.add(String.valueOf(number));
        }
        return new ClassNames(
                names,
                List.of("the classes have no names: they are called by their numbers, " + names.get(0) + " to "
                        + names.get(names.size() - 1)));
    }

    private static Optional<Path> file(Path root) {
        return FILES.stream().map(root::resolve).filter(Files::isRegularFile).findFirst();
    }

    /** A name on each line; behind its number if every line begins with its own, counted from 0. */
    private static List<String> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + " is not text in UTF-8", e);
        }
        if (lines.isEmpty()) {
            throw new DatasetException(file + " must hold the name of a class on each line, and is empty");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split("[\\s,:]+", 2);
            if (parts.length < 2 || !parts[0].equals(String.valueOf(i))) {
                return lines;
            }
            names.add(parts[1]);
        }
        return names;
    }
}

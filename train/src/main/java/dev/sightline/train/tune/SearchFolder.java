package dev.sightline.train.tune;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a search: {@code tune.json} with its settings, {@code tune.csv} with its results, {@code plots}, and a run
 * folder for each trained trial in {@code trials}.
 */
public record SearchFolder(Path root) {

    /** Makes the next of {@code runs/tune-NAME/1, 2, 3 ...}. */
    public static SearchFolder createNext(Path runs, String recipe) throws IOException {
        Path parent = Files.createDirectories(runs.resolve("tune-" + recipe));
        for (int number = 1; ; number++) {
            try {
                return new SearchFolder(Files.createDirectory(parent.resolve(String.valueOf(number))));
            } catch (FileAlreadyExistsException e) {
                // An earlier search has this number.
            }
        }
    }

    /**
     * Makes the folder the user named, which may exist if it is empty.
     *
     * @throws IllegalArgumentException if something is in it already
     */
    public static SearchFolder create(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException(folder
                        + " is not empty; a new search needs an empty or new folder, one that was begun goes on with"
                        + " --resume");
            }
        }
        return new SearchFolder(folder);
    }

    /**
     * A search that was begun.
     *
     * @throws IllegalArgumentException if the folder holds none
     */
    public static SearchFolder open(Path folder) {
        SearchFolder search = new SearchFolder(folder);
        if (!Files.isRegularFile(search.settings())) {
            throw new IllegalArgumentException(folder + " is not the folder of a search: it has no tune.json");
        }
        return search;
    }

    public Path settings() {
        return root.resolve("tune.json");
    }

    public Path results() {
        return root.resolve("tune.csv");
    }

    public Path plots() {
        return root.resolve("plots");
    }

    /** The attempts to train a trial, in order; the last may have been broken off. */
    List<Path> attempts(Trial trial, int epochs) throws IOException {
        Path trials = root.resolve("trials");
        if (!Files.isDirectory(trials)) {
            return List.of();
        }
        String name = name(trial, epochs);
        try (Stream<Path> content = Files.list(trials)) {
            return content.filter(path -> {
                        String found = String.valueOf(path.getFileName());
                        return found.equals(name) || found.startsWith(name + "-");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Where the next attempt goes. */
    Path next(Trial trial, int epochs) throws IOException {
        int before = attempts(trial, epochs).size();
        String name = name(trial, epochs);
        return root.resolve("trials").resolve(before == 0 ? name : name + "-" + (before + 1));
    }

    private static String name(Trial trial, int epochs) {
        return String.format(Locale.ROOT, "%03d-%de", trial.number(), epochs);
    }
}

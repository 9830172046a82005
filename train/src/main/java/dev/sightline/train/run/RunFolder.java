package dev.sightline.train.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one training run and the places of its files. Only the paths are decided here; each file is written by
 * whoever owns its content.
 *
 * @param root the folder itself
 */
public record RunFolder(Path root) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** The checkpoint of the epoch that ended last. */
    public static final String LATEST = "latest";

    /** The checkpoint that scored best in validation. */
    public static final String BEST = "best";

    /**
     * Makes the next numbered folder, {@code runs/<recipe>/<n>}. The number is taken by making the folder, which succeeds
     * for one process alone, so that two runs started at once get two folders.
     */
    public static RunFolder createNext(Path runs, String recipe) throws IOException {
        Path parent = runs.resolve(recipe);
        Files.createDirectories(parent);
        for (int number = highestNumber(parent) + 1; ; number++) {
            try {
                return prepared(Files.createDirectory(parent.resolve(Integer.toString(number))));
            } catch (FileAlreadyExistsException e) {
                // Another run took this number in between; the next one may be free.
            }
        }
    }

    /**
     * Makes a run in the folder the user named, which may exist if it is empty.
     *
     * @throws IllegalArgumentException if something is in it already
     */
    public static RunFolder create(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; a run needs a folder of its own");
        }
        Files.createDirectories(folder);
        try (Stream<Path> content = Files.list(folder)) {
            List<String> found = content.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .limit(3)
                    .toList();
            if (!found.isEmpty()) {
                throw new IllegalArgumentException(folder + " is not empty: it holds " + String.join(", ", found)
                        + "; a new run needs an empty or new folder, a run that was begun is taken up by resuming it");
            }
        }
        return prepared(folder);
    }

    /**
     * A run that exists, to resume it or to look at it.
     *
     * @throws IllegalArgumentException if the folder holds no run
     */
    public static RunFolder open(Path folder) {
        RunFolder run = new RunFolder(folder);
        if (!Files.isRegularFile(run.recipe())) {
            String reason = Files.isDirectory(folder) ? "it has no recipe.yaml" : "there is no such folder";
            throw new IllegalArgumentException(folder + " is not the folder of a run: " + reason);
        }
        return run;
    }

    /** The resolved recipe with the origin of each key. */
    public Path recipe() {
        return root.resolve("recipe.yaml");
    }

    /** The file that the network came from, kept so that the run does not hang on a file elsewhere. */
    public Path startingModel() {
        return root.resolve("start.onnx");
    }

    public boolean hasStartingModel() {
        return Files.exists(startingModel());
    }

    /** Overrides of the run's recipe that make it use the files kept in this folder. */
    public List<String> ownFiles(List<String> overrides) {
        if (!hasStartingModel()) {
            return overrides;
        }
        List<String> all = new ArrayList<>();
        all.add("model.onnx='"
                + startingModel().toAbsolutePath().normalize().toString().replace("'", "''") + "'");
        all.addAll(overrides);
        return all;
    }

    public Path log() {
        return root.resolve("train.log");
    }

    /** Names the process that trains in this folder, see {@link RunLock}. */
    public Path lock() {
        return root.resolve("run.lock");
    }

    /** Metrics by epoch, see {@link MetricsCsv}. */
    public Path metrics() {
        return root.resolve("metrics.csv");
    }

    public Path plots() {
        return root.resolve("plots");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** The weights of {@link #LATEST}, {@link #BEST} or an epoch's name. */
    public Path weights(String checkpoint) {
        return checkpoints().resolve(checkpoint + ".safetensors");
    }

    /** What resuming needs besides the weights: optimiser, averages, schedule, random state. */
    public Path state(String checkpoint) {
        return checkpoints().resolve(checkpoint + ".state.safetensors");
    }

    /** The name of an epoch's own checkpoint, counted from 1. */
    public static String epochName(int epoch) {
        return "epoch_" + epoch;
    }

    public Path provenance() {
        return root.resolve("provenance.json");
    }

    /** Which images the run was trained on, see {@link dev.sightline.data.TrainedImages}. */
    public Path trainedImages() {
        return root.resolve("trained-images.json");
    }

    public Path report() {
        return root.resolve("report.html");
    }

    /** The class names, one a line, in the order of the network's outputs. */
    public Path labels() {
        return root.resolve("labels.txt");
    }

    private static RunFolder prepared(Path folder) throws IOException {
        RunFolder run = new RunFolder(folder);
        Files.createDirectories(run.plots());
        Files.createDirectories(run.checkpoints());
        return run;
    }

    private static int highestNumber(Path parent) throws IOException {
        try (Stream<Path> runs = Files.list(parent)) {
            return runs.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> NUMBER.matcher(name).matches())
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }
}

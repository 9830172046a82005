package dev.sightline.train.loop;

import dev.sightline.core.text.ShellWords;
import dev.sightline.train.memory.MemoryShortage;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.run.RunFolder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What ended a run, in the words of the run: which checkpoint is good, what to change, and how to go on. The same message
 * goes into the log and to the caller.
 */
final class RunFailure {

    private final RunFolder folder;
    private final TrainingRecipe recipe;

    RunFailure(RunFolder folder, TrainingRecipe recipe) {
        this.folder = folder;
        this.recipe = recipe;
    }

    /** An exception that states the failure; whatever is not known here is passed on as it is. */
    RuntimeException of(Throwable thrown) {
        if (thrown instanceof DivergedException) {
            return new DivergedException(thrown.getMessage() + " " + afterDivergence());
        }
        if (MemoryShortage.isCauseOf(thrown)) {
            return new OutOfTrainingMemoryException(outOfMemory(thrown), thrown);
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private String afterDivergence() {
        double lower = recipe.learning().schedule().fullRate() / 10;
        String change = "-o optimizer.learning-rate=" + lower;
        return Files.exists(folder.state(RunFolder.LATEST))
                ? "The last good checkpoint is " + folder.state(RunFolder.LATEST) + "; from there: "
                        + resume("-o", "optimizer.learning-rate=" + lower, "--accept-changes")
                : "No checkpoint was whole yet; start again, for example with " + change + ".";
    }

    private String outOfMemory(Throwable thrown) {
        int batch = recipe.run().update().batch();
        int accumulate = recipe.run().update().accumulate();
        String size = String.valueOf(recipe.largestCanvas());
        String where = thrown instanceof OutOfMemoryError
                ? "out of memory in the Java heap (" + firstLine(thrown) + ")"
                : "out of memory (" + firstLine(thrown) + ")";
        String lower = batch == 1
                ? "lower the input size"
                : String.format(
                        Locale.ROOT,
                        "lower train.batch, for example -o train.batch=%d -o train.accumulate=%d for the same updates, or"
                                + " the input size",
                        batch / 2,
                        accumulate * 2);
        String heap = thrown instanceof OutOfMemoryError ? "; a larger heap: SIGHTLINE_JAVA_OPTIONS=-Xmx8g" : "";
        return where + " at batch " + batch + ", input " + size + ": " + lower + heap;
    }

    private String resume(String... more) {
        List<String> words = new ArrayList<>(List.of(
                System.getProperty("sightline.command", "sightline"),
                "train",
                "--resume",
                "--run",
                folder.root().toString()));
        words.addAll(List.of(more));
        return ShellWords.line(words);
    }

    private static String firstLine(Throwable thrown) {
        String message = causes(thrown)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(text -> !text.equals("null"))
                .reduce((outer, inner) -> inner)
                .orElse(thrown.getClass().getSimpleName());
        return message.lines().findFirst().orElse("").strip();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}

package dev.sightline.cli.console;

import dev.sightline.core.text.ShellWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that are printed as the next step: they work as they are printed, whatever the paths in them. */
public final class NextCommand {

    private NextCommand() {}

    /** Goes on with a run. */
    public static String resume(Path run, List<String> overrides) {
        List<String> words = new ArrayList<>(List.of("train", "--resume", "--run", path(run)));
        overrides.forEach(override -> words.addAll(List.of("-o", override)));
        return line(words);
    }

    /** Goes on with a search. */
    public static String resumeSearch(Path search) {
        return line(List.of("tune", "--resume", "--out", path(search)));
    }

    /** Trains by a recipe. */
    public static String train(Path recipe, List<String> overrides) {
        List<String> words = new ArrayList<>(List.of("train", path(recipe)));
        overrides.forEach(override -> words.addAll(List.of("-o", override)));
        return line(words);
    }

    /** Scores a run on a split. */
    public static String eval(Path run, String split) {
        return line(List.of("eval", "--run", path(run), "--split", split));
    }

    /** Proves that a model file is the checkpoint of a run. */
    public static String verify(Path model, Path run, String checkpoint, Path data, String split) {
        return line(List.of(
                "verify",
                path(model),
                "--run",
                path(run),
                "--checkpoint",
                checkpoint,
                "--data",
                path(data),
                "--split",
                split));
    }

    /** As this program was called, where the launcher states it. */
    private static String line(List<String> words) {
        List<String> all = new ArrayList<>(List.of(System.getProperty("sightline.command", "sightline")));
        all.addAll(words);
        return ShellWords.line(all);
    }

    /** A path that begins with a dash would be taken for an option. */
    private static String path(Path path) {
        String text = path.toString();
        return text.startsWith("-") ? "./" + text : text;
    }
}

package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recipe as a run folder keeps it: merged, and with places in the file system spelled out, so that it works from anywhere. */
final class ResolvedRecipe {

    private ResolvedRecipe() {}

    static Recipe of(Path file, List<String> overrides, TrainingRecipe recipe) {
        return of(file, overrides, recipe.paths());
    }

    /** The recipe of a run that goes on: the model it came from keeps its place, although a copy in the folder is read. */
    static Recipe ofRun(Path file, List<String> overrides, TrainingRecipe recipe) {
        Map<String, Path> paths = new LinkedHashMap<>(recipe.paths());
        paths.remove("model.onnx");
        return of(file, overrides, paths);
    }

    private static Recipe of(Path file, List<String> overrides, Map<String, Path> paths) {
        List<String> all = new ArrayList<>(overrides);
        paths.forEach((key, path) -> all.add(key + "=" + quoted(path)));
        return Recipe.load(file, all);
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }
}

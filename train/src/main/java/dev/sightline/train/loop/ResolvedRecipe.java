package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recipe as a run folder keeps it: merged, and with places in the file system spelled out, so that it works from anywhere. */
final class ResolvedRecipe {

    private ResolvedRecipe() {}

    static Recipe of(Path file, List<String> overrides, TrainingRecipe recipe) {
        List<String> all = new ArrayList<>(overrides);
        recipe.paths().forEach((key, path) -> all.add(key + "=" + quoted(path)));
        return Recipe.load(file, all);
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }
}

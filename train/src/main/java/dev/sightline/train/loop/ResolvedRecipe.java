package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.DetectionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recipe as a run folder keeps it: merged, and with the data's folder spelled out, so that it works from anywhere. */
final class ResolvedRecipe {

    private ResolvedRecipe() {}

    static Recipe of(Path file, List<String> overrides, DetectionRecipe recipe) {
        List<String> all = new ArrayList<>(overrides);
        all.add("data.root=" + quoted(recipe.data().root()));
        recipe.run().startFrom().ifPresent(weights -> all.add("train.start-from=" + quoted(weights)));
        return Recipe.load(file, all);
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }
}

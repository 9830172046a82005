package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.DetectionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recipe that was read and whose data was found: all that can be refused, refused before a run folder is made.
 *
 * @param resolved the recipe as the run folder keeps it
 * @param notes what reading decided, to be said and logged
 */
public record PreparedRun(DetectionRecipe recipe, Recipe resolved, RunData data, List<String> notes) {

    public PreparedRun {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a recipe and its data.
     *
     * @param overrides {@code key.path=value}
     */
    public static PreparedRun of(Path file, List<String> overrides) {
        DetectionRecipe recipe = DetectionRecipe.read(Recipe.load(file, overrides));
        Recipe resolved = ResolvedRecipe.of(file, overrides, recipe);
        List<String> notes = new ArrayList<>(resolved.warnings());
        RunData data = RunData.read(recipe, Optional.empty(), notes::add);
        return new PreparedRun(recipe, resolved, data, notes);
    }
}

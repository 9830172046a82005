package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;
import java.util.List;

/** Reads recipes for training by the task they name. */
public final class TrainingRecipes {

    static final String DETECT = "detect";
    static final String CLASSIFY = "classify";

    /** The tasks there are recipes for. */
    static final List<String> TASKS = List.of(DETECT, CLASSIFY);

    private TrainingRecipes() {}

    /**
     * Reads a recipe to its end.
     *
     * @throws dev.sightline.config.RecipeException with every problem of the file, if there is any
     */
    public static TrainingRecipe read(Recipe recipe) {
        String task = recipe.root().text("task").oneOf(TASKS).orElse(DETECT);
        return task.equals(CLASSIFY) ? ClassificationRecipe.read(recipe) : DetectionRecipe.read(recipe);
    }
}

package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;

/** Reads recipes for training by the task they name. */
public final class TrainingRecipes {

    private static final String DETECT = "detect";

    private TrainingRecipes() {}

    /**
     * Reads a recipe to its end.
     *
     * @throws dev.sightline.config.RecipeException with every problem of the file, if there is any
     */
    public static TrainingRecipe read(Recipe recipe) {
        recipe.root().text("task").oneOf(DETECT).orElse(DETECT);
        return DetectionRecipe.read(recipe);
    }
}

package dev.sightline.train.task;

import dev.sightline.core.label.LabelMap;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a recipe's task by reading its data. */
public final class Tasks {

    private Tasks() {}

    /**
     * Reads the data that the recipe names; decisions and skipped samples are logged.
     *
     * @param labels the run's classes where they are known already, as on resuming
     */
    public static Task<?> read(TrainingRecipe recipe, Optional<LabelMap> labels, Consumer<String> log) {
        return recipe.accept(new TrainingRecipe.Visitor<Task<?>>() {
            @Override
            public Task<?> detection(DetectionRecipe detection) {
                return DetectionTask.read(detection, labels, log);
            }

            @Override
            public Task<?> classification(ClassificationRecipe classification) {
                return ClassificationTask.read(classification, labels, log);
            }
        });
    }
}

package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.task.Task;
import dev.sightline.train.task.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recipe that was read and whose data was found: all that can be refused, refused before a run folder is made.
 *
 * @param resolved the recipe as the run folder keeps it
 * @param notes decisions made on reading, to be logged
 */
public record PreparedRun(Task<?> task, Recipe resolved, List<String> notes) {

    public PreparedRun {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a recipe and its data.
     *
     * @param overrides {@code key.path=value}
     */
    public static PreparedRun of(Path file, List<String> overrides) {
        TrainingRecipe asked = TrainingRecipe.read(Recipe.load(file, overrides));
        ChosenThreads threads = ChosenThreads.of(asked.run().compute());
        List<String> all = threads.addedTo(overrides);
        TrainingRecipe recipe = TrainingRecipe.read(Recipe.load(file, all));
        Recipe resolved = ResolvedRecipe.of(file, all, recipe);
        List<String> notes = new ArrayList<>(resolved.warnings());
        threads.note().ifPresent(notes::add);
        recipe.run()
                .update()
                .note(recipe.learning().optimizer().decay().value())
                .ifPresent(notes::add);
        Task<?> task = Tasks.read(recipe, Optional.empty(), notes::add);
        task.recipe().run().trainable().learningPlan(task.trainedGraph());
        return new PreparedRun(task, resolved, notes);
    }
}

package dev.sightline.train.loop;

import dev.sightline.config.Recipe;
import dev.sightline.core.machine.Machine;
import dev.sightline.torch.Precision;
import dev.sightline.train.memory.AvailableMemory;
import dev.sightline.train.memory.MemoryCheck;
import dev.sightline.train.memory.TrainingMemory;
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
        List<String> counted = threads.addedTo(overrides);
        ChosenBatch batch =
                ChosenBatch.of(changed -> TrainingRecipe.read(Recipe.load(file, changed)), counted, Optional.empty());
        List<String> all = batch.addedTo(counted);
        TrainingRecipe recipe = TrainingRecipe.read(Recipe.load(file, all));
        Recipe resolved = ResolvedRecipe.of(file, all, recipe);
        List<String> notes = new ArrayList<>(resolved.warnings());
        threads.note().ifPresent(notes::add);
        batch.choice().ifPresent(choice -> notes.add(choice.toString()));
        recipe.run()
                .update()
                .note(recipe.learning().optimizer().decay().value())
                .ifPresent(notes::add);
        Task<?> task = Tasks.read(recipe, Optional.empty(), notes::add);
        task.recipe().run().trainable().learningPlan(task.trainedGraph());
        notes.add(memory(task, PrecisionChoice.of(recipe.run().compute(), Machine.current(), unlogged -> {})));
        return new PreparedRun(task, resolved, notes);
    }

    /**
     * A line on the memory that the task's run takes.
     *
     * @throws IllegalArgumentException if there is less
     */
    static String memory(Task<?> task, Precision precision) {
        return MemoryCheck.line(
                TrainingMemory.of(task, precision),
                AvailableMemory.of(task.recipe().run().compute().device()));
    }
}

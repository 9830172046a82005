package dev.sightline.train.loop;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.machine.Machine;
import dev.sightline.torch.Precision;
import dev.sightline.train.memory.AvailableMemory;
import dev.sightline.train.memory.BatchChoice;
import dev.sightline.train.memory.TrainingMemory;
import dev.sightline.train.memory.TriedStep;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.task.Task;
import dev.sightline.train.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The batch of a run, chosen once and written into its recipe, so that a resumed run trains with the same one whatever is free
 * then.
 *
 * @param choice empty where the recipe states the number itself
 */
record ChosenBatch(Optional<BatchChoice> choice) {

    /**
     * Reads the data and tries steps where the recipe leaves the batch open.
     *
     * @param reading the recipe under overrides
     * @param labels the run's classes where they are known already
     */
    static ChosenBatch of(
            Function<List<String>, TrainingRecipe> reading, List<String> overrides, Optional<LabelMap> labels) {
        TrainingRecipe recipe = reading.apply(overrides);
        if (!recipe.run().update().openBatch()) {
            return new ChosenBatch(Optional.empty());
        }
        Precision precision = PrecisionChoice.of(recipe.run().compute(), Machine.current(), unlogged -> {});
        Optional<AvailableMemory> available =
                AvailableMemory.of(recipe.run().compute().device());
        Task<?> task = Tasks.read(recipe, labels, unlogged -> {});
        TrainingMemory memory = TrainingMemory.of(task, precision);
        BatchChoice estimated = BatchChoice.estimated(memory, task.leftOut().trainingImages(), available);
        Task<?> tried = Tasks.read(
                reading.apply(with(overrides, estimated.batch())), Optional.of(task.labels()), unlogged -> {});
        return new ChosenBatch(
                Optional.of(estimated.proved(memory, available, new TriedStep(tried, memory, precision))));
    }

    /** These overrides, and the chosen number behind them. */
    List<String> addedTo(List<String> overrides) {
        return choice.map(chosen -> with(overrides, chosen.batch())).orElse(overrides);
    }

    private static List<String> with(List<String> overrides, int batch) {
        List<String> all = new ArrayList<>(overrides);
        all.add("train.batch=" + batch);
        return all;
    }
}

package dev.sightline.train.memory;

import dev.sightline.core.machine.MemoryShare;
import dev.sightline.nn.Graph;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.Precision;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.session.TrainingSession;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.task.Task;
import dev.sightline.train.task.TrainingBatch;
import dev.sightline.train.task.TrainingBatchEpoch;
import dev.sightline.train.task.TrainingBatches;

/**
 * Steps on a task's own images, forward, backward and update, in a session that is thrown away. The images are those of the last
 * epoch: the largest, with all that is trained at any time trainable.
 *
 * @param task whose batch is at least as large as those tried
 */
public record TriedStep(Task<?> task, TrainingMemory memory, Precision precision) implements BatchChoice.Step {

    /**
     * On a card, whose use is not counted, the estimate stands for a step that went well; where batches differ in size, it
     * stands for a larger batch than the one that was tried.
     */
    @Override
    public long bytes(int batch) {
        step(task, batch);
        long estimated = memory.at(batch).total();
        if (memory.onCard()) {
            return estimated;
        }
        long highest = MemoryShare.current().highestBytes();
        return task.recipe().canvases().plan().changesWithinEpoch() ? Math.max(highest, estimated) : highest;
    }

    private <T> void step(Task<T> of, int images) {
        TrainingRecipe recipe = of.recipe();
        int last = recipe.run().epochs() - 1;
        Graph graph = of.trainedGraph();
        try (TrainingSession<T> session = new TrainingSession<>(
                        graph,
                        of.objective(),
                        recipe.trainingOptions(precision),
                        recipe.run().trainable().learningPlan(graph));
                TrainingBatches<T> batches = of.batches();
                TrainingBatchEpoch<T> epoch = batches.epoch(last)) {
            session.beginEpoch(last);
            if (!epoch.hasNext()) {
                return;
            }
            try (TrainingBatch<T> batch = epoch.next()) {
                ImageBatch all = batch.images();
                int count = Math.min(images, all.count());
                session.accumulate(
                        new ImageBatch(all.values(), count, all.height(), all.width(), all.channels()),
                        batch.targets().subList(0, count));
                session.update(LearningRates.same(0));
            }
        }
    }
}

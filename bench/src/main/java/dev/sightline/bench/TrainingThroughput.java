package dev.sightline.bench;

import dev.sightline.config.Recipe;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.batch.Batch;
import dev.sightline.data.batch.BatchItem;
import dev.sightline.data.batch.BatchLoader;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.data.batch.Epoch;
import dev.sightline.nn.Graph;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.session.TrainingSession;
import dev.sightline.train.evaluate.BatchImages;
import dev.sightline.train.evaluate.DetectionPass;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.task.DetectionTask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What data costs a training step: the step of a recipe fed from its images, against the same step on one batch that
 * stays in memory.
 *
 * <p>Both kinds take turns, an epoch at a time, so that a change of the machine's load meets both; one batch is made
 * ahead at most, so that none is a gift of the other kind's turn. Medians over all steps of all turns but the first two.
 *
 * <p>To run, after {@code mvn -pl bench -am package -DskipTests}: {@code java -cp "bench/target/classes:bench/target/lib/*"
 * dev.sightline.bench.TrainingThroughput RECIPE TURNS [key.path=value ...]}, with the launcher's environment.
 */
public final class TrainingThroughput implements AutoCloseable {

    private final DetectionRecipe recipe;
    private final TrainingSession<ImageTargets> session;
    private final BatchLoader<BatchItem> loader;
    private final List<Double> fromImages = new ArrayList<>();
    private final List<Double> inMemory = new ArrayList<>();

    private TrainingThroughput(DetectionTask task, int turns) {
        this.recipe = task.recipe();
        Graph graph = task.graph();
        TrainingOptions options =
                recipe.trainingOptions(recipe.run().compute().precision().orElse(Precision.FLOAT32));
        this.session = new TrainingSession<>(graph, task.objective(), options, LearningPlan.all());
        BatchOptions batches = BatchOptions.training(
                        recipe.run().update().batch(), recipe.run().seed(), turns)
                .withDropLast(true)
                .withPrefetch(1);
        AugmentationPipeline pipeline = new AugmentationPipeline(recipe.augmentations(), recipe.input());
        this.loader = BatchLoader.training(task.train(), pipeline, task.images(), batches);
    }

    public static void main(String[] arguments) {
        List<String> overrides = Arrays.asList(arguments).subList(2, arguments.length);
        int turns = Integer.parseInt(arguments[1]);
        DetectionRecipe recipe = DetectionRecipe.read(Recipe.load(Path.of(arguments[0]), overrides));
        DetectionTask task = DetectionTask.read(recipe, Optional.empty(), System.out::println);
        try (TrainingThroughput throughput = new TrainingThroughput(task, turns)) {
            for (int turn = 0; turn < turns; turn++) {
                throughput.turn(turn);
            }
            System.out.println(throughput.report());
        }
    }

    private void turn(int number) {
        List<Double> data = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        @Nullable KeptBatch kept = null;
        long start = System.nanoTime();
        try (Epoch<BatchItem> epoch = loader.epoch(number)) {
            while (epoch.hasNext()) {
                try (Batch<BatchItem> batch = epoch.next()) {
                    step(BatchImages.of(batch), DetectionPass.targets(batch));
                    data.add(secondsSince(start));
                    kept = kept == null ? KeptBatch.copyOf(batch) : kept;
                    start = System.nanoTime();
                }
            }
        }
        for (int i = 0; kept != null && i < data.size(); i++) {
            start = System.nanoTime();
            step(kept.images(), kept.targets());
            memory.add(secondsSince(start));
        }
        if (number > 1) {
            fromImages.addAll(data);
            inMemory.addAll(memory);
        }
    }

    private void step(ImageBatch images, List<ImageTargets> targets) {
        session.accumulate(images, targets);
        session.update(recipe.learning().schedule().at(0, 1));
    }

    private String report() {
        double data = median(fromImages);
        double memory = median(inMemory);
        return String.format(
                Locale.ROOT,
                "%d steps each: from images %.3f s, in memory %.3f s, ratio %.3f (means %.3f and %.3f s, ratio %.3f)",
                fromImages.size(),
                data,
                memory,
                data / memory,
                mean(fromImages),
                mean(inMemory),
                mean(fromImages) / mean(inMemory));
    }

    @Override
    public void close() {
        loader.close();
        session.close();
    }

    /** A batch with memory of its own. */
    private record KeptBatch(ImageBatch images, List<ImageTargets> targets) {
        static KeptBatch copyOf(Batch<BatchItem> batch) {
            ImageBatch lent = BatchImages.of(batch);
            FloatBuffer values = lent.values().duplicate();
            FloatBuffer own = ByteBuffer.allocateDirect(values.remaining() * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            own.put(values).rewind();
            return new KeptBatch(
                    new ImageBatch(own, lent.count(), lent.height(), lent.width(), lent.channels()),
                    DetectionPass.targets(batch));
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}

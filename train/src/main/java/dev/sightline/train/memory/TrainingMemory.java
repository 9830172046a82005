package dev.sightline.train.memory;

import dev.sightline.core.contract.Size;
import dev.sightline.data.batch.BatchOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.cost.ActivationMemory;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.op.Extent;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Estimates what a run takes of the memory that its network computes in: the processor's, or a card's.
 *
 * <p>Parameters, their gradients and their moving average are 32-bit floats, the update rule keeps one vector of them (SGD) or
 * two and works in a third (Adam and its relatives). Activations are {@link ActivationMemory}'s, the larger of a training
 * step's at the largest size of its batches and of a validation batch's, with {@value #SPARE} more for what the allocator cannot use again; the loss works in
 * {@value #LOSS_COPIES} copies of the outputs. The rest was measured: {@value #PROGRAM} bytes for libtorch, its
 * kernels and the JVM, {@value #CARD} for a card's.
 *
 * @param trained the network with the outputs that the loss reads
 * @param deployed the same with the others
 * @param graded which parameters are trained at any time of the run
 * @param images of both splits
 */
public record TrainingMemory(
        TrainingRecipe recipe,
        Graph trained,
        Graph deployed,
        Predicate<Parameter> graded,
        Precision precision,
        long images) {

    private static final double SPARE = .1;
    private static final int LOSS_COPIES = 8;
    private static final long PROGRAM = 650_000_000;
    private static final long CARD = 700_000_000;
    private static final int CHANNELS = 3;

    /** At most: {@link dev.sightline.data.batch.ImageCache}'s own budget. */
    private static final long IMAGE_BUDGET = 1L << 30;

    /** For a task whose data was read. */
    public static TrainingMemory of(Task<?> task, Precision precision) {
        TrainingRecipe recipe = task.recipe();
        Graph graph = task.trainedGraph();
        List<String> read = task.objective().reads();
        List<String> others = graph.outputs().stream()
                .map(GraphOutput::name)
                .filter(name -> !read.contains(name))
                .toList();
        LearningPlan plan = recipe.run().trainable().learningPlan(graph);
        return new TrainingMemory(
                recipe,
                graph.keeping(read),
                others.isEmpty() ? graph : graph.keeping(others),
                parameter ->
                        parameter.isTrainable() && plan.trainableFrom().applyAsInt(parameter) != LearningPlan.NEVER,
                precision,
                (long) task.leftOut().trainingImages() + task.leftOut().validationImages());
    }

    /** At this number of images in a batch. */
    public MemoryEstimate at(int batch) {
        long weights = Float.BYTES
                * trained.parameters().stream()
                        .mapToLong(parameter -> parameter.shape().elements())
                        .sum();
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("weights", weights);
        parts.put("gradients", weights);
        parts.put("optimizer", weights * vectors(recipe.learning().optimizer()));
        parts.put("moving average", weights);
        parts.put("activations", activations(batch));
        if (onCard()) {
            parts.put("images", batchBytes(batch, recipe.largestCanvas()));
            parts.put("libraries", CARD);
        } else {
            parts.put("batches", waitingBatches(batch));
            parts.put("images in memory", keptImages());
            parts.put("program", PROGRAM);
        }
        return new MemoryEstimate(parts);
    }

    /** Whether the estimate is within these bytes, and the batches within what Java may take outside the heap. */
    boolean fits(int batch, long bytes) {
        return at(batch).total() <= bytes
                && waitingBatches(batch) <= outsideHeap()
                && batchBytes(batch, recipe.largestCanvas()) <= Integer.MAX_VALUE;
    }

    /** Bytes that Java may take outside the heap: by its default as many as within. */
    static long outsideHeap() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Bytes of the tensors that training's and validation's batches are made in. */
    long waitingBatches(int batch) {
        return (BatchOptions.evaluation(batch).prefetch() + 1L)
                * (batchBytes(batch, recipe.largestCanvas()) + batchBytes(batch, input()));
    }

    /** The largest batch up to this one that fits; 0 if there is none. */
    public int largestBatch(long bytes, int most) {
        int fits = 0;
        int tooLarge = most + 1;
        while (tooLarge - fits > 1) {
            int middle = (fits + tooLarge) >>> 1;
            if (fits(middle, bytes)) {
                fits = middle;
            } else {
                tooLarge = middle;
            }
        }
        return fits;
    }

    boolean onCard() {
        return recipe.run().compute().device().kind() == TorchDevice.Kind.CUDA;
    }

    private long activations(int batch) {
        GraphShapes shapes = ShapeReader.read(trained, batch, extent(recipe.largestCanvas()));
        int width = precision == Precision.FLOAT32 ? Float.BYTES : Float.BYTES / 2;
        long step =
                ActivationMemory.training(trained, shapes, width, graded).peakBytes() + LOSS_COPIES * outputs(shapes);
        long validation = ActivationMemory.inference(deployed, ShapeReader.read(deployed, batch, extent(input())))
                .peakBytes();
        return (long) ((1 + SPARE) * Math.max(step, validation));
    }

    private long outputs(GraphShapes shapes) {
        return Float.BYTES
                * trained.outputs().stream()
                        .mapToLong(output -> shapes.of(output.value()).elements())
                        .sum();
    }

    private static Extent extent(Size size) {
        return new Extent(size.height(), size.width());
    }

    private static long batchBytes(int batch, Size size) {
        return (long) Float.BYTES * CHANNELS * batch * size.width() * size.height();
    }

    private Size input() {
        return recipe.input().resize().canvas().orElseThrow();
    }

    /** Resized images of a detector's data that stay in the Java heap. */
    private long keptImages() {
        long all = images * CHANNELS * input().width() * input().height();
        return recipe.accept(new TrainingRecipe.Visitor<Long>() {
            @Override
            public Long detection(DetectionRecipe detection) {
                return Math.min(all, Math.min(IMAGE_BUDGET, Runtime.getRuntime().maxMemory() / 4));
            }

            @Override
            public Long classification(ClassificationRecipe classification) {
                return 0L;
            }
        });
    }

    private static int vectors(OptimizerOptions options) {
        return options.accept(new OptimizerOptions.Visitor<Integer>() {
            @Override
            public Integer sgd(OptimizerOptions.Sgd sgd) {
                return 1;
            }

            @Override
            public Integer adam(OptimizerOptions.Adam adam) {
                return 3;
            }

            @Override
            public Integer adamW(OptimizerOptions.AdamW adam) {
                return 3;
            }

            @Override
            public Integer lamb(OptimizerOptions.Lamb lamb) {
                return 4;
            }
        });
    }
}

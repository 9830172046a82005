package dev.sightline.train.recipe;

import dev.sightline.config.Recipe;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.nn.Graph;
import dev.sightline.torch.Precision;
import dev.sightline.torch.optimise.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A recipe for training, of any kind of prediction: what the loop and the run folder need of it. */
public sealed interface TrainingRecipe permits DetectionRecipe, ClassificationRecipe {

    /** The word of {@code task} for boxes. */
    String DETECT = "detect";

    /** The word of {@code task} for classes. */
    String CLASSIFY = "classify";

    /** The tasks there are recipes for, as the key {@code task} names them. */
    List<String> TASKS = List.of(DETECT, CLASSIFY);

    /**
     * Reads a recipe to its end, by the task it names.
     *
     * @throws dev.sightline.config.RecipeException with every problem of the file, if there is any
     */
    static TrainingRecipe read(Recipe recipe) {
        String task = recipe.root().text("task").oneOf(TASKS).orElse(DETECT);
        return task.equals(CLASSIFY) ? ClassificationRecipe.read(recipe) : DetectionRecipe.read(recipe);
    }

    /** Handles each kind of recipe; a new kind fails to compile until it is handled. */
    interface Visitor<R> {
        R detection(DetectionRecipe recipe);

        R classification(ClassificationRecipe recipe);
    }

    <R> R accept(Visitor<R> visitor);

    /** How an image is preprocessed. */
    InputContract input();

    /** Which images it is trained on and chosen by. */
    DataSettings data();

    LearningSettings learning();

    RunSettings run();

    /** The sizes of training batches. */
    CanvasSettings canvases();

    /** The size of most pixels that a training batch may have. */
    default Size largestCanvas() {
        return canvases().plan().largest(input().resize().canvas().orElseThrow());
    }

    /**
     * Refuses sizes of training batches that the network cannot take with the same operations and parameters.
     *
     * @throws IllegalArgumentException naming the key and the size
     */
    void requireSizesFit(LabelMap labels);

    /** The network for these classes, with all outputs that it is trained by. */
    Graph graph(LabelMap labels);

    /** The same network with the outputs that it is evaluated and exported with. */
    default Graph deployedGraph(LabelMap labels) {
        return graph(labels);
    }

    /** What travels with the weights of a run on these classes. */
    Contract contract(LabelMap labels);

    /** The name of the training split. */
    String trainingSplit();

    /** The name of the split that chooses the best checkpoint. */
    String validationSplit();

    /** The keys whose values are places in the file system, so that a run folder can spell them out. */
    Map<String, Path> paths();

    /** How the network is trained, in the number type that was chosen for it. */
    default TrainingOptions trainingOptions(Precision precision) {
        return new TrainingOptions(
                run().compute().device(),
                precision,
                run().compute().threads(),
                run().seed(),
                learning().optimizer(),
                run().update().gradientClip(),
                run().update().averaging());
    }
}

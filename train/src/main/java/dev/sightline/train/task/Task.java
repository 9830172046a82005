package dev.sightline.train.task;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.TrainedImages;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.loss.Objective;
import dev.sightline.train.recipe.TrainingRecipe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The part of a run that depends on the kind of prediction. The data has been read; no native memory is allocated
 * until {@link #batches} or {@link #validation} is opened.
 *
 * @param <T> the target of one image
 */
public interface Task<T> {

    TrainingRecipe recipe();

    LabelMap labels();

    /** The network to train. */
    default Graph graph() {
        return recipe().graph(labels());
    }

    /** The same as it is run in training, with what is dropped at random there. */
    default Graph trainedGraph() {
        return graph();
    }

    /**
     * Weights to begin with; parameters that are not among them, or all, begin with initial ones. Logs what was loaded
     * and left out.
     */
    Map<String, StoredArray> startingWeights(Consumer<String> log);

    Objective<T> objective();

    /** The training batches; the caller closes them. */
    TrainingBatches<T> batches();

    /** The validation split; the caller closes it. */
    Validation validation();

    /** The names of the metrics that validation takes, in the order of their columns. */
    List<String> metrics();

    /** Which of the metrics decides the best epoch. */
    String chosenMetric();

    /** Which of the metrics a line about an epoch shows. */
    List<String> shownMetrics();

    /** Changes with any image or annotation that is trained or validated on. */
    String dataFingerprint() throws IOException;

    /** The images that it trains on. */
    TrainedImages trainedImages();

    /** The images that were left out so far since they cannot be read; none under a policy that refuses them. */
    LeftOutImages leftOut();

    /** Notes for the log at the end of a run, such as skipped images. */
    default List<String> notes() {
        return List.of();
    }
}

package dev.sightline.train.evaluate;

import dev.sightline.config.Recipe;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.TrainedImages;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.run.RunFolder;
import dev.sightline.weights.safetensors.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One checkpoint of a run with all that belongs to it, read from the run's folder.
 *
 * @param graph the network with its deployed outputs
 * @param weights as stored, by path; not yet compared with the graph
 */
public record TrainedRun(
        RunFolder folder,
        String checkpoint,
        TrainingRecipe recipe,
        LabelMap labels,
        Graph graph,
        Map<String, StoredArray> weights) {

    /**
     * Reads a checkpoint.
     *
     * @param checkpoint {@code best}, {@code latest} or {@code epoch_N}
     * @param overrides of the run's recipe, such as {@code data.root=...} for data in another place
     */
    public static TrainedRun open(RunFolder folder, String checkpoint, List<String> overrides) throws IOException {
        TrainingRecipe recipe = TrainingRecipe.read(Recipe.load(folder.recipe(), folder.ownFiles(overrides)));
        LabelMap labels = LabelMap.of(Files.readAllLines(folder.labels()));
        Graph graph = recipe.deployedGraph(labels);
        return new TrainedRun(folder, checkpoint, recipe, labels, graph, WeightFiles.read(folder.weights(checkpoint)));
    }

    /** The same run with other numbers. */
    public TrainedRun withWeights(Map<String, StoredArray> other) {
        return new TrainedRun(folder, checkpoint, recipe, labels, graph, other);
    }

    /** The split to score where none is named: the one that chose the best checkpoint. */
    public String split(Optional<String> asked) {
        return asked.orElse(recipe.validationSplit());
    }

    /** The images that the weights were trained on; empty for the folder of a run that kept no list of them. */
    public Optional<TrainedImages> trainedImages() {
        return TrainedImages.in(folder.trainedImages());
    }

    /** What travels with these weights. */
    public Contract contract() {
        return recipe.contract(labels);
    }

    /** The network, ready to predict; the caller closes it. */
    public InferenceSession session() {
        return session(graph);
    }

    /** The same weights in a graph of the same parameters, such as one that shows more outputs. */
    public InferenceSession session(Graph same) {
        return new InferenceSession(
                same,
                weights,
                recipe.run().compute().device(),
                recipe.run().compute().threads());
    }
}

package dev.sightline.train.evaluate;

import dev.sightline.config.Recipe;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.nn.Graph;
import dev.sightline.torch.InferenceSession;
import dev.sightline.torch.StoredArray;
import dev.sightline.train.checkpoint.WeightFiles;
import dev.sightline.train.recipe.ClassificationRecipe;
import dev.sightline.train.recipe.DetectionRecipe;
import dev.sightline.train.recipe.TrainingRecipe;
import dev.sightline.train.recipe.TrainingRecipes;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One checkpoint of a run with all that belongs to it, read from the run's folder.
 *
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
     * @param overrides of the run's recipe, such as {@code data.root=...} where the data has moved
     */
    public static TrainedRun open(RunFolder folder, String checkpoint, List<String> overrides) throws IOException {
        TrainingRecipe recipe = TrainingRecipes.read(Recipe.load(folder.recipe(), folder.ownFiles(overrides)));
        LabelMap labels = LabelMap.of(Files.readAllLines(folder.labels()));
        Graph graph = recipe.graph(labels);
        return new TrainedRun(folder, checkpoint, recipe, labels, graph, WeightFiles.read(folder.weights(checkpoint)));
    }

    /** Whether a run trains a classifier, without reading more than its recipe. */
    public static boolean isClassifier(RunFolder folder) {
        return TrainingRecipes.read(Recipe.load(folder.recipe(), folder.ownFiles(List.of())))
                instanceof ClassificationRecipe;
    }

    /** The same run with other numbers. */
    public TrainedRun withWeights(Map<String, StoredArray> other) {
        return new TrainedRun(folder, checkpoint, recipe, labels, graph, other);
    }

    /** What travels with these weights. */
    public Contract contract() {
        return recipe.contract(labels);
    }

    /**
     * The recipe of a detector.
     *
     * @throws IllegalArgumentException if the run trained something else
     */
    public DetectionRecipe detection() {
        return recipe.accept(new TrainingRecipe.Visitor<DetectionRecipe>() {
            @Override
            public DetectionRecipe detection(DetectionRecipe detection) {
                return detection;
            }

            @Override
            public DetectionRecipe classification(ClassificationRecipe classification) {
                throw new IllegalArgumentException(folder.root() + " is the run of a classifier; a detector is needed");
            }
        });
    }

    /**
     * The recipe of a classifier.
     *
     * @throws IllegalArgumentException if the run trained something else
     */
    public ClassificationRecipe classification() {
        return recipe.accept(new TrainingRecipe.Visitor<ClassificationRecipe>() {
            @Override
            public ClassificationRecipe detection(DetectionRecipe detection) {
                throw new IllegalArgumentException(folder.root() + " is the run of a detector; a classifier is needed");
            }

            @Override
            public ClassificationRecipe classification(ClassificationRecipe classification) {
                return classification;
            }
        });
    }

    /** One split of a classifier's data under its labels. */
    public ClassDatasetReading classes(String split) {
        return ClassDatasetReader.read(classification().data().source(split, Optional.of(labels)));
    }

    /** One split of a detector's data under its labels. */
    public DatasetReading data(String split) {
        return DatasetReader.read(detection().data().source(split, Optional.of(labels)));
    }

    /** The network, ready to prediction; the caller closes it. */
    public InferenceSession session() {
        return session(graph);
    }

    /** The same weights in a graph of the same parameters, such as one that shows more outputs. */
    public InferenceSession session(Graph same) {
        return new InferenceSession(
                same, weights, recipe.run().device(), recipe.run().threads());
    }
}

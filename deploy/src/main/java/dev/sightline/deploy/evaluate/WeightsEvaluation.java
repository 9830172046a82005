package dev.sightline.deploy.evaluate;

import dev.sightline.config.contract.ContractReader;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.session.InferenceSession;
import dev.sightline.train.evaluate.ClassPredictions;
import dev.sightline.weights.load.LoadOptions;
import dev.sightline.weights.load.LoadPolicy;
import dev.sightline.weights.load.LoadedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Scores weights from anywhere on images with classes, in the runtime that trains.
 *
 * @param weights a PyTorch or safetensors file that fits the network wholly
 */
public record WeightsEvaluation(String family, String variant, Path weights) {

    /**
     * Scores them.
     *
     * @param asked the split to score; empty to take val or test, made out of the images where the files define none
     * @param contract a file whose input the images are prepared by; empty for the family's published one
     */
    public Evaluation on(Path data, Optional<String> asked, Optional<Path> contract, Consumer<String> log) {
        String split = PreferredSplit.of(data, AnnotationKind.CLASS, asked, log);
        ClassifierFamily known = ModelFamilies.classifier(family);
        InputContract input =
                contract.map(file -> ContractReader.read(file).input()).orElseGet(known::publishedInput);
        Size size = input.resize()
                .canvas()
                .orElseThrow(
                        () -> new IllegalArgumentException("images are scored in batches of one size, which the rule "
                                + input.resize() + " does not give"));
        DatasetReading reading = DatasetReader.read(DatasetSource.of(data, split)
                .withNeeded(AnnotationKind.CLASS)
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(split + ": " + line));
        Graph graph =
                known.build(new ModelOptions(variant, reading.dataset().labels().size(), size.width(), size.height()));
        LoadedWeights loaded = LoadedWeights.load(weights, graph, LoadOptions.of(LoadPolicy.STRICT));
        loaded.report().lines().forEach(log);
        int threads = Runtime.getRuntime().availableProcessors();
        try (InferenceSession session = new InferenceSession(graph, loaded.arrays(), TorchDevice.CPU, threads)) {
            ClassPredictions predictions =
                    ClassPredictions.of(reading.dataset(), input, session, DatasetProblemPolicy.SKIP_AND_COUNT);
            return predictions.evaluation(predictions.metrics(), List.of());
        }
    }
}

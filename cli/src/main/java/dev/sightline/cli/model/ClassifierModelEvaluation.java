package dev.sightline.cli.model;

import dev.sightline.core.classification.ClassifierMetrics;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.classify.ClassDataset;
import dev.sightline.data.classify.ClassDatasetReader;
import dev.sightline.data.classify.ClassDatasetReading;
import dev.sightline.data.classify.ClassImages;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.train.evaluate.ClassPrediction;
import dev.sightline.train.evaluate.ClassificationEvaluation;
import dev.sightline.train.evaluate.ClassificationPass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Scores a classifier's model file on images with classes, one image at a time, as it will be used. */
public final class ClassifierModelEvaluation {

    private ClassifierModelEvaluation() {}

    /**
     * Scores the model.
     *
     * @param data images with classes of the model's names
     * @param split empty to take val, test, train or the whole, whichever is there first
     */
    public static ClassificationEvaluation of(
            Predictor predictor, Path data, Optional<String> split, Consumer<String> log) {
        Contract contract = predictor.contract();
        String chosen = split.orElseGet(() -> VerifiedImages.classSplit(data));
        ClassDatasetReading reading = ClassDatasetReader.read(
                VerifiedImages.source(data, chosen, contract).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(chosen + ": " + line));
        return of(predictor, chosen, reading.dataset());
    }

    /** The same on images that are read already. */
    static ClassificationEvaluation of(Predictor predictor, String split, ClassDataset dataset) {
        Contract contract = predictor.contract();
        ClassImages images = new ClassImages(DecodingRules.of(contract.input()), DatasetProblemPolicy.SKIP_AND_COUNT);
        List<ClassPrediction> predictions = new ArrayList<>();
        for (ClassSample sample : dataset.samples()) {
            Optional<Image> image = images.image(sample);
            image.ifPresent(found -> predictions.add(new ClassPrediction(sample, logits(predictor, found))));
        }
        List<String> notes = images.unreadable().entrySet().stream()
                .map(skipped -> "passed over " + skipped.getKey() + ": " + skipped.getValue())
                .toList();
        ClassifierMetrics metrics = ClassificationPass.metrics(predictions, dataset.multiLabel());
        return new ClassificationEvaluation(split, contract.labels(), predictions, metrics, notes);
    }

    /** What the softmax takes, one for each label; of scores that are scores already, their logarithms. */
    private static double[] logits(Predictor predictor, Image image) {
        ClassificationHead head = (ClassificationHead) predictor.contract().head();
        NetworkOutputs outputs = predictor.infer(List.of(predictor.executor().prepare(image)));
        NetworkOutput output = Objects.requireNonNull(outputs.byName().get(head.output()));
        double[] logits = new double[predictor.contract().labels().size()];
        for (int label = 0; label < logits.length; label++) {
            double number = output.values().get(head.firstClass() + label);
            logits[label] = head.scores() == ClassificationHead.ScoreRule.AS_THEY_ARE
                    ? Math.log(Math.max(number, Double.MIN_NORMAL))
                    : number / head.temperature();
        }
        return logits;
    }
}

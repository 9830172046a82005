package dev.sightline.deploy.evaluate;

import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.verify.VerifiedImage;
import dev.sightline.train.evaluate.DetectionPredictions;
import dev.sightline.train.evaluate.EvaluatedImagePrediction;
import dev.sightline.train.recipe.DetectionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Images annotated with boxes. */
record DetectionImages(Dataset dataset) implements AnnotatedImages {

    /** Those of a folder in COCO, VOC or YOLO format. */
    static DetectionImages of(Path folder, Optional<String> split, LabelMap labels, Consumer<String> log) {
        String chosen = PreferredSplit.of(folder, AnnotationKind.BOX, split, log);
        DatasetReading reading = DatasetReader.read(DatasetSource.of(folder, chosen)
                .withLabels(labels)
                .withNeeded(AnnotationKind.BOX)
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        reading.summary().forEach(line -> log.accept(chosen + ": " + line));
        return new DetectionImages(reading.dataset());
    }

    static DetectionImages of(DetectionRecipe recipe, String split, LabelMap labels) {
        return new DetectionImages(
                recipe.data().reading(split, Optional.of(labels)).dataset());
    }

    @Override
    public int size() {
        return dataset.size();
    }

    @Override
    public Evaluation evaluate(Predictor predictor, DetectionMetricOptions detection, Consumer<String> log) {
        List<EvaluatedImagePrediction> found = new ArrayList<>(dataset.size());
        for (Sample sample : dataset.samples()) {
            try {
                found.add(new EvaluatedImagePrediction(sample, predictor.detect(sample.file())));
            } catch (ImageException e) {
                log.accept("left out: " + e.getMessage());
            }
        }
        DetectionPredictions predictions = new DetectionPredictions(dataset.labels(), found);
        return TrainedOn.stated(predictor, dataset, predictions.evaluation(predictions.metrics(detection)));
    }

    @Override
    public List<VerifiedImage> spread(int count) {
        return Spread.over(dataset.samples(), count).stream()
                .map(sample -> new VerifiedImage(sample.id(), sample.file(), EvaluatedImagePrediction.targets(sample)))
                .toList();
    }
}

package dev.sightline.cli.model;

import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.image.format.ImageException;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.train.evaluate.EvaluatedImagePrediction;
import dev.sightline.train.evaluate.RunEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model file's predictions about annotated images, and the metrics that follow. */
public record ModelEvaluation(List<EvaluatedImagePrediction> predictions, DetectionMetrics metrics) {

    public ModelEvaluation {
        predictions = List.copyOf(predictions);
    }

    /**
     * Takes the model over the dataset, one image at a time. An image that cannot be read is named and left out.
     *
     * @param log hears of such images
     */
    public static ModelEvaluation of(
            Predictor predictor, Dataset dataset, DetectionMetricOptions options, Consumer<String> log) {
        List<EvaluatedImagePrediction> predictions = new ArrayList<>(dataset.size());
        for (Sample sample : dataset.samples()) {
            try {
                Detections found = predictor.detect(sample.image());
                predictions.add(new EvaluatedImagePrediction(sample, found));
            } catch (ImageException e) {
                log.accept("left out: " + e.getMessage());
            }
        }
        DetectionMetrics metrics =
                RunEvaluation.metrics(predictions, dataset.labels().size(), options);
        return new ModelEvaluation(predictions, metrics);
    }
}

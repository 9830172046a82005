package dev.sightline.train.evaluate;

import dev.sightline.core.evaluation.DetectionEvaluation;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import java.util.List;

/**
 * A detector's predictions for annotated images.
 *
 * @param images each with what was found on it, in the order of the dataset
 */
public record DetectionPredictions(LabelMap labels, List<EvaluatedImagePrediction> images) {

    public DetectionPredictions {
        images = List.copyOf(images);
    }

    /** The COCO metrics; every score counts. */
    public DetectionMetrics metrics(DetectionMetricOptions options) {
        return DetectionEvaluator.evaluate(evaluated(), labels.size(), options);
    }

    public Evaluation evaluation(DetectionMetrics metrics) {
        return DetectionEvaluation.of(metrics, images.size(), labels.names());
    }

    /** As the metrics take them. */
    public List<EvaluatedImage> evaluated() {
        return images.stream().map(EvaluatedImagePrediction::evaluated).toList();
    }
}

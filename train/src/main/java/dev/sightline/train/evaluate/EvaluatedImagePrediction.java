package dev.sightline.train.evaluate;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Annotation;
import dev.sightline.data.Sample;

/** What was found on one image, beside what is there. */
public record EvaluatedImagePrediction(Sample sample, Detections detections) {

    /** The same for the metrics. */
    public EvaluatedImage evaluated() {
        return new EvaluatedImage(
                sample.id(),
                sample.annotations().stream()
                        .map(EvaluatedImagePrediction::target)
                        .toList(),
                detections.items().stream().map(DetectedBox::of).toList());
    }

    private static GroundTruthBox target(Annotation annotation) {
        return new GroundTruthBox(
                annotation.box().xMin(),
                annotation.box().yMin(),
                annotation.box().width(),
                annotation.box().height(),
                annotation.area(),
                annotation.label(),
                annotation.crowd());
    }
}

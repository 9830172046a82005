package dev.sightline.train.evaluate;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.core.result.Detections;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Sample;
import java.util.List;

/** The detections on one image beside its ground truth. */
public record EvaluatedImagePrediction(Sample sample, Detections detections) {

    /** The same for the metrics. */
    public EvaluatedImage evaluated() {
        return new EvaluatedImage(
                sample.id(),
                targets(sample),
                detections.items().stream().map(DetectedBox::of).toList());
    }

    /** The ground-truth boxes of a sample, as the metrics take them. */
    public static List<GroundTruthBox> targets(Sample sample) {
        return sample.boxes().stream().map(EvaluatedImagePrediction::target).toList();
    }

    private static GroundTruthBox target(BoxAnnotation annotation) {
        return new GroundTruthBox(
                annotation.box().xMin(),
                annotation.box().yMin(),
                annotation.box().width(),
                annotation.box().height(),
                annotation.area(),
                annotation.label(),
                annotation.crowd(),
                annotation.difficult());
    }
}

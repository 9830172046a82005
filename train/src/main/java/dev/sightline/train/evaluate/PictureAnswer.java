package dev.sightline.train.evaluate;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.metric.TruthBox;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Annotation;
import dev.sightline.data.Sample;

/** What was found on one picture, beside what is there. */
public record PictureAnswer(Sample sample, Detections detections) {

    /** The same for the metrics. */
    public EvaluatedPicture evaluated() {
        return new EvaluatedPicture(
                sample.id(),
                sample.annotations().stream().map(PictureAnswer::truth).toList(),
                detections.items().stream().map(DetectedBox::of).toList());
    }

    private static TruthBox truth(Annotation annotation) {
        return new TruthBox(
                annotation.box().xMin(),
                annotation.box().yMin(),
                annotation.box().width(),
                annotation.box().height(),
                annotation.area(),
                annotation.label(),
                annotation.crowd());
    }
}

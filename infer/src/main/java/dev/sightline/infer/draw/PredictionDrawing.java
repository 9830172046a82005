package dev.sightline.infer.draw;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Image;
import dev.sightline.image.draw.Canvas;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Mark;
import dev.sightline.image.draw.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An image with its prediction on it: boxes, or the class written above. Safe for several threads. */
public record PredictionDrawing(LabelMap labels, DrawnScores scores) {

    public Image of(Image image, Prediction prediction) {
        return prediction.accept(new Prediction.Visitor<>() {
            @Override
            public Image visit(Detections detections) {
                List<Mark> marks = scores.of(detections).items().stream()
                        .map(detection -> Mark.of(detection, labels))
                        .toList();
                return Canvas.draw(image, marks);
            }

            @Override
            public Image visit(Classification classification) {
                String caption = classification.predicted().stream()
                        .map(one -> String.format(Locale.ROOT, "%s %.2f", labels.name(one.label()), one.score()))
                        .collect(Collectors.joining(", "));
                return Sheet.row(List.of(new Captioned(image, caption.isEmpty() ? "no class" : caption)));
            }
        });
    }
}

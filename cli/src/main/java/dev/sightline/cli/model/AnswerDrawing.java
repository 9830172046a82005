package dev.sightline.cli.model;

import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Picture;
import dev.sightline.image.draw.Canvas;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Mark;
import dev.sightline.image.draw.Sheet;
import java.util.List;
import java.util.Locale;

/** A picture with its answer on it: boxes, or the class written above. Safe for several threads. */
public record AnswerDrawing(LabelMap labels, DrawnScores scores) {

    public Picture of(Picture picture, Prediction answer) {
        if (answer instanceof Detections detections) {
            List<Mark> marks = scores.of(detections).items().stream()
                    .map(detection -> Mark.of(detection, labels))
                    .toList();
            return Canvas.draw(picture, marks);
        }
        ClassScore best = ((Classification) answer).best();
        String caption = String.format(Locale.ROOT, "%s %.2f", labels.name(best.label()), best.score());
        return Sheet.row(List.of(new Captioned(picture, caption)));
    }
}

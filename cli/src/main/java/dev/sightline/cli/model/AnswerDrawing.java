package dev.sightline.cli.model;

import dev.sightline.core.label.LabelMap;
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
import java.util.stream.Collectors;

/** A picture with its answer on it: boxes, or the class written above. Safe for several threads. */
public record AnswerDrawing(LabelMap labels, DrawnScores scores) {

    public Picture of(Picture picture, Prediction answer) {
        if (answer instanceof Detections detections) {
            List<Mark> marks = scores.of(detections).items().stream()
                    .map(detection -> Mark.of(detection, labels))
                    .toList();
            return Canvas.draw(picture, marks);
        }
        String caption = ((Classification) answer)
                .answered().stream()
                        .map(one -> String.format(Locale.ROOT, "%s %.2f", labels.name(one.label()), one.score()))
                        .collect(Collectors.joining(", "));
        return Sheet.row(List.of(new Captioned(picture, caption.isEmpty() ? "no class" : caption)));
    }
}

package dev.sightline.infer.verify;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers both sides' answers for the figures. */
final class FigureComparison {

    private static final List<String> NAMES = List.of("AP", "AP50");

    private final List<EvaluatedPicture> reference = new ArrayList<>();
    private final List<EvaluatedPicture> candidate = new ArrayList<>();
    private int truths;
    private final ClassFigure classes = new ClassFigure();

    void add(VerifiedPicture picture, Prediction one, Prediction other) {
        if (one instanceof Detections found && other instanceof Detections also) {
            truths += picture.truths().size();
            reference.add(evaluated(picture, found));
            candidate.add(evaluated(picture, also));
        }
        if (one instanceof Classification found && other instanceof Classification also) {
            picture.labels().ifPresent(labels -> classes.add(labels, found, also));
        }
    }

    FigureGate gate(int count, double allowed) {
        if (!classes.isEmpty()) {
            return classes.gate(allowed);
        }
        return truths == 0
                ? new FigureGate(Map.of(), Map.of(), allowed)
                : new FigureGate(figures(reference, count), figures(candidate, count), allowed);
    }

    private static EvaluatedPicture evaluated(VerifiedPicture picture, Detections found) {
        return new EvaluatedPicture(
                picture.id(),
                picture.truths(),
                found.items().stream().map(DetectedBox::of).toList());
    }

    private static Map<String, Double> figures(List<EvaluatedPicture> pictures, int classes) {
        DetectionFigures figures = DetectionEvaluator.evaluate(pictures, classes, DetectionMetricOptions.coco());
        Map<String, Double> named = new LinkedHashMap<>();
        figures.byName().forEach((name, figure) -> {
            if (NAMES.contains(name) && figure.isPresent()) {
                named.put(name, figure.getAsDouble());
            }
        });
        return named;
    }
}

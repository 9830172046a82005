package dev.sightline.infer.verify;

import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers both sides' predictions for the metrics. */
final class MetricComparison {

    private static final List<String> NAMES = List.of("AP", "AP50");

    private final List<EvaluatedImage> reference = new ArrayList<>();
    private final List<EvaluatedImage> candidate = new ArrayList<>();
    private int targets;
    private final ClassMetric classes = new ClassMetric();

    void add(VerifiedImage image, Prediction one, Prediction other) {
        if (one instanceof Detections found && other instanceof Detections also) {
            targets += image.targets().size();
            reference.add(evaluated(image, found));
            candidate.add(evaluated(image, also));
        }
        if (one instanceof Classification found && other instanceof Classification also) {
            image.labels().ifPresent(labels -> classes.add(labels, found, also));
        }
    }

    MetricGate gate(int count, double allowed) {
        if (!classes.isEmpty()) {
            return classes.gate(allowed);
        }
        return targets == 0
                ? new MetricGate(Map.of(), Map.of(), allowed)
                : new MetricGate(metrics(reference, count), metrics(candidate, count), allowed);
    }

    private static EvaluatedImage evaluated(VerifiedImage image, Detections found) {
        return new EvaluatedImage(
                image.id(),
                image.targets(),
                found.items().stream().map(DetectedBox::of).toList());
    }

    private static Map<String, Double> metrics(List<EvaluatedImage> images, int classes) {
        DetectionMetrics metrics = DetectionEvaluator.evaluate(images, classes, DetectionMetricOptions.coco());
        Map<String, Double> named = new LinkedHashMap<>();
        metrics.byName().forEach((name, metric) -> {
            if (NAMES.contains(name) && metric.isPresent()) {
                named.put(name, metric.getAsDouble());
            }
        });
        return named;
    }
}

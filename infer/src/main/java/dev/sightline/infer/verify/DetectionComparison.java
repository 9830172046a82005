package dev.sightline.infer.verify;

import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares two detectors: boxes one to one, AP and AP50. */
final class DetectionComparison implements HeadComparison {

    private static final List<String> NAMES = List.of("AP", "AP50");

    private final boolean sameOutputs;
    private final int classes;
    private final List<EvaluatedImage> reference = new ArrayList<>();
    private final List<EvaluatedImage> candidate = new ArrayList<>();
    private int targets;

    DetectionComparison(DetectionHead reference, DetectionHead candidate, int classes) {
        this.sameOutputs = reference.coding().equals(candidate.coding());
        this.classes = classes;
    }

    @Override
    public boolean sameOutputs() {
        return sameOutputs;
    }

    @Override
    public VerificationTolerances tolerances(VerificationTolerances asked) {
        return asked;
    }

    @Override
    public Map<ScoreBand, BandCounts> add(VerifiedImage image, Prediction reference, Prediction candidate) {
        Detections one = Detections.of(reference, "the reference");
        Detections other = Detections.of(candidate, "the candidate");
        targets += image.targets().size();
        this.reference.add(EvaluatedImage.of(image.id(), image.targets(), one));
        this.candidate.add(EvaluatedImage.of(image.id(), image.targets(), other));
        return DetectionMatching.of(one.items(), other.items());
    }

    @Override
    public MetricGate metrics(double allowed, boolean equalOutputs) {
        if (targets == 0) {
            return MetricGate.of(Map.of(), Map.of(), allowed);
        }
        MetricGate gate = MetricGate.of(metrics(reference), metrics(candidate), allowed);
        return gate.agrees() || !equalOutputs
                ? gate
                : gate.with(new NearTies(highest(), metrics(counted(reference)), metrics(counted(candidate))));
    }

    private double highest() {
        return reference.stream()
                .flatMap(image -> image.detections().stream())
                .mapToDouble(DetectedBox::score)
                .max()
                .orElse(0);
    }

    private static List<EvaluatedImage> counted(List<EvaluatedImage> images) {
        return images.stream()
                .map(image -> new EvaluatedImage(
                        image.name(),
                        image.targets(),
                        image.detections().stream()
                                .filter(box -> box.score() >= NearTies.LEAST)
                                .toList()))
                .toList();
    }

    private Map<String, Double> metrics(List<EvaluatedImage> images) {
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

package dev.sightline.core.metric;

import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates one class. Classes do not depend on each other, so they run in parallel. */
final class ClassEvaluation {

    private final ClassMatching matching;
    private final DetectionMetricOptions options;

    private ClassEvaluation(ClassMatching matching, DetectionMetricOptions options) {
        this.matching = matching;
        this.options = options;
    }

    static ClassMetrics evaluate(int label, ClassColumns columns, DetectionMetricOptions options) {
        ClassMatching matching = new ClassMatching(columns, options.largest());
        ConfidenceCurve confidence = ConfidenceCurve.of(matching, columns.scores, options.largest());
        return new ClassEvaluation(matching, options).metrics(label, confidence);
    }

    private ClassMetrics metrics(int label, ConfidenceCurve confidence) {
        PrecisionRecall all = at(AreaRange.ALL);
        PrecisionRecall small = at(AreaRange.SMALL);
        PrecisionRecall medium = at(AreaRange.MEDIUM);
        PrecisionRecall large = at(AreaRange.LARGE);
        AveragePrecision precision = new AveragePrecision(
                precision(all),
                precision(all, 0),
                precision(all, CocoThresholds.IOU_75),
                precision(small),
                precision(medium),
                precision(large));
        AverageRecall recall = new AverageRecall(recallByLimit(), recall(small), recall(medium), recall(large));
        PrecisionRecallCurve curve = new PrecisionRecallCurve(all.interpolated(0));
        return new ClassMetrics(label, matching.size(AreaRange.ALL).targets(), precision, recall, curve, confidence);
    }

    private SortedMap<Integer, OptionalDouble> recallByLimit() {
        SortedMap<Integer, OptionalDouble> recalls = new TreeMap<>();
        for (int most : options.maxDetections()) {
            recalls.put(most, recall(new PrecisionRecall(matching, AreaRange.ALL, most)));
        }
        return recalls;
    }

    private PrecisionRecall at(AreaRange range) {
        return new PrecisionRecall(matching, range, options.largest());
    }

    private static OptionalDouble precision(PrecisionRecall metrics) {
        return metrics.exists() ? OptionalDouble.of(metrics.averagePrecision()) : OptionalDouble.empty();
    }

    private static OptionalDouble precision(PrecisionRecall metrics, int threshold) {
        return metrics.exists() ? OptionalDouble.of(metrics.averagePrecision(threshold)) : OptionalDouble.empty();
    }

    private static OptionalDouble recall(PrecisionRecall metrics) {
        return metrics.exists() ? OptionalDouble.of(metrics.averageRecall()) : OptionalDouble.empty();
    }
}

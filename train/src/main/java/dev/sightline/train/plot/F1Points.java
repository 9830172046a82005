package dev.sightline.train.plot;

import dev.sightline.core.metric.ConfidenceCurve;
import dev.sightline.core.metric.MeanF1;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * F1 over the score threshold as it is drawn: the points of the curve themselves and no grid, so that the highest one is
 * that of the table of classes however small its threshold is. Of many points every n-th and the best are drawn.
 *
 * @param thresholds rising
 * @param values F1 at each
 * @param best the highest F1
 * @param bestThreshold where it is; the highest such threshold
 */
record F1Points(List<Double> thresholds, List<Double> values, double best, double bestThreshold) {

    private static final int MOST = 400;

    static F1Points of(ConfidenceCurve curve) {
        double threshold = curve.bestThreshold();
        return of(
                curve.size(),
                curve::score,
                i -> curve.f1At(curve.score(i)),
                new Best(curve.f1At(threshold), threshold));
    }

    static F1Points of(MeanF1 mean) {
        int best = mean.best();
        return of(
                mean.size(),
                mean::threshold,
                mean::value,
                best < 0 ? new Best(0, 1) : new Best(mean.value(best), mean.threshold(best)));
    }

    private record Best(double f1, double threshold) {}

    /** Of points with scores falling. Nothing lies below the lowest score, where the value stays, and above the highest it is 0. */
    private static F1Points of(int size, IntToDoubleFunction score, IntToDoubleFunction value, Best best) {
        List<Double> thresholds = new ArrayList<>(List.of(0.0));
        List<Double> values = new ArrayList<>(List.of(size == 0 ? 0.0 : value.applyAsDouble(size - 1)));
        int step = Math.max(1, size / MOST);
        for (int i = size - 1; i >= 0; i--) {
            double threshold = score.applyAsDouble(i);
            if (i % step == 0 || threshold == best.threshold()) {
                thresholds.add(threshold);
                values.add(value.applyAsDouble(i));
            }
        }
        return new F1Points(thresholds, values, best.f1(), best.threshold());
    }
}

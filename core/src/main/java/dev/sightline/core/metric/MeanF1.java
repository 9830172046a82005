package dev.sightline.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The mean of the F1 of several classes as a function of one score threshold for all of them, exact: there is a point for
 * each score that any class has, scores falling. Immutable.
 */
public final class MeanF1 {

    private final double[] thresholds;
    private final double[] values;

    private MeanF1(double[] thresholds, double[] values) {
        this.thresholds = thresholds;
        this.values = values;
    }

    /** A class's F1 from a score on. */
    private record Step(double score, int curve, double f1) {}

    /**
     * Adds up the curves.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MeanF1 of(List<ConfidenceCurve> curves) {
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("a mean needs at least one curve");
        }
        List<Step> steps = new ArrayList<>();
        for (int curve = 0; curve < curves.size(); curve++) {
            ConfidenceCurve one = curves.get(curve);
            for (int i = 0; i < one.size(); i++) {
                steps.add(new Step(one.score(i), curve, one.f1At(one.score(i))));
            }
        }
        steps.sort(Comparator.comparingDouble((Step step) -> -step.score()));
        return of(steps, curves.size());
    }

    private static MeanF1 of(List<Step> steps, int curves) {
        double[] thresholds = new double[steps.size()];
        double[] values = new double[steps.size()];
        double[] now = new double[curves];
        double sum = 0;
        int size = 0;
        for (Step step : steps) {
            sum += step.f1() - now[step.curve()];
            now[step.curve()] = step.f1();
            if (size == 0 || thresholds[size - 1] != step.score()) {
                size++;
            }
            thresholds[size - 1] = step.score();
            values[size - 1] = sum / curves;
        }
        return new MeanF1(Arrays.copyOf(thresholds, size), Arrays.copyOf(values, size));
    }

    /** How many points there are; none where no class has a detection. */
    public int size() {
        return thresholds.length;
    }

    /** The threshold of point {@code i}. */
    public double threshold(int i) {
        return thresholds[i];
    }

    /** The mean F1 at {@code threshold(i)}. */
    public double value(int i) {
        return values[i];
    }

    /** The point of the highest mean, the one with the highest threshold where several share it; -1 where there is none. */
    public int best() {
        int best = thresholds.length == 0 ? -1 : 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}

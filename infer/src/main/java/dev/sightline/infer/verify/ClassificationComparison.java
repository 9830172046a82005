package dev.sightline.infer.verify;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Prediction;
import java.util.EnumMap;
import java.util.Map;

/**
 * Compares two classifiers: the best class of each image, or every class where any number of them is right, and how
 * often each side is right.
 */
final class ClassificationComparison implements HeadComparison {

    /** A class's score may move by this much and still count as the same. */
    private static final double SCORE_MOVE = .01;

    private final boolean sameOutputs;
    private final ClassMetric metric = new ClassMetric();

    ClassificationComparison(ClassificationHead reference, ClassificationHead candidate) {
        this.sameOutputs = reference.equals(candidate);
    }

    @Override
    public boolean sameOutputs() {
        return sameOutputs;
    }

    /**
     * A classifier has one prediction an image, and near the border of two classes rounding decides. Where some
     * predictions may differ at all, 5 % of them may, and half may be shifted (by a score of .01); the metrics stay
     * within what they were.
     */
    @Override
    public VerificationTolerances tolerances(VerificationTolerances asked) {
        return asked.predictions() == 0
                ? asked
                : new VerificationTolerances(
                        asked.outputs(),
                        Math.max(asked.predictions(), .05),
                        Math.max(asked.shifted(), .5),
                        asked.metric());
    }

    @Override
    public Map<ScoreBand, BandCounts> add(VerifiedImage image, Prediction reference, Prediction candidate) {
        Classification one = Classification.of(reference, "the reference");
        Classification other = Classification.of(candidate, "the candidate");
        image.labels().ifPresent(labels -> metric.add(labels, one, other));
        return one.exclusive()
                ? Map.of(ScoreBand.of(one.best().score()), best(one.best(), other.best()))
                : each(one, other);
    }

    @Override
    public MetricGate metrics(double allowed, boolean equalOutputs) {
        return metric.isEmpty() ? MetricGate.of(Map.of(), Map.of(), allowed) : metric.gate(allowed);
    }

    /** Every class is a prediction of its own where any number of them is right. */
    private static Map<ScoreBand, BandCounts> each(Classification reference, Classification candidate) {
        Map<ScoreBand, BandCounts> counts = new EnumMap<>(ScoreBand.class);
        for (ClassScore one : reference.items()) {
            double other = candidate.score(one.label());
            ScoreBand band = ScoreBand.of(Math.max(one.score(), other));
            counts.merge(band, one(one.score(), other), BandCounts::plus);
        }
        return counts;
    }

    private static BandCounts one(double reference, double candidate) {
        boolean was = reference >= Classification.PREDICTED;
        boolean is = candidate >= Classification.PREDICTED;
        if (was != is) {
            return was ? new BandCounts(0, 0, 0, 1, 0) : new BandCounts(0, 0, 0, 0, 1);
        }
        return near(reference, candidate);
    }

    private static BandCounts near(double reference, double candidate) {
        boolean near = Math.abs(reference - candidate) <= SCORE_MOVE;
        return near ? new BandCounts(1, 0, 0, 0, 0) : new BandCounts(0, 1, 0, 0, 0);
    }

    private static BandCounts best(ClassScore reference, ClassScore candidate) {
        if (reference.label() != candidate.label()) {
            return new BandCounts(0, 0, 1, 0, 0);
        }
        return near(reference.score(), candidate.score());
    }
}

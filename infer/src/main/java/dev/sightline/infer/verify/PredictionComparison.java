package dev.sightline.infer.verify;

import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import java.util.EnumMap;
import java.util.Map;

/** Compares predictions image by image. */
final class PredictionComparison {

    /** A class's score may move by this much and still count as the same. */
    private static final double SCORE_MOVE = .01;

    private final Map<ScoreBand, BandCounts> bands = new EnumMap<>(ScoreBand.class);

    PredictionComparison() {
        for (ScoreBand band : ScoreBand.values()) {
            bands.put(band, BandCounts.NONE);
        }
    }

    /** Whether the two agree in the high bands. */
    boolean add(Prediction reference, Prediction candidate) {
        Map<ScoreBand, BandCounts> found = compared(reference, candidate);
        found.forEach((band, counts) -> bands.merge(band, counts, BandCounts::plus));
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().isHigh())
                .allMatch(entry -> entry.getValue().differing() == 0);
    }

    PredictionGate gate(VerificationTolerances tolerances) {
        return new PredictionGate(bands, tolerances.predictions(), tolerances.moved());
    }

    private static Map<ScoreBand, BandCounts> compared(Prediction reference, Prediction candidate) {
        if (reference instanceof Detections one && candidate instanceof Detections other) {
            return DetectionMatching.of(one.items(), other.items());
        }
        if (reference instanceof Classification one && candidate instanceof Classification other) {
            return one.exclusive()
                    ? Map.of(ScoreBand.of(one.best().score()), best(one.best(), other.best()))
                    : each(one, other);
        }
        throw new IllegalArgumentException("a detector and a classifier cannot prediction alike");
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

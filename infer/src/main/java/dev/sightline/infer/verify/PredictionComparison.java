package dev.sightline.infer.verify;

import java.util.EnumMap;
import java.util.Map;

/** Adds up how the predictions on images compare. */
final class PredictionComparison {

    private final Map<ScoreBand, BandCounts> bands = new EnumMap<>(ScoreBand.class);

    PredictionComparison() {
        for (ScoreBand band : ScoreBand.values()) {
            bands.put(band, BandCounts.NONE);
        }
    }

    /** Adds an image; whether the two sides agree on it in the high bands. */
    boolean add(Map<ScoreBand, BandCounts> found) {
        found.forEach((band, counts) -> bands.merge(band, counts, BandCounts::plus));
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().isHigh())
                .allMatch(entry -> entry.getValue().differing() == 0);
    }

    PredictionGate gate(VerificationTolerances tolerances) {
        return new PredictionGate(bands, tolerances.predictions(), tolerances.shifted());
    }
}

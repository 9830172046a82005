package dev.sightline.infer.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gate 3: both sides predict alike where it matters, in the bands of high scores.
 *
 * @param allowed share of the predictions in the high bands that may be lost, new or of another class
 * @param allowedOutOfTolerance share of them that may be shifted
 */
public record PredictionGate(Map<ScoreBand, BandCounts> bands, double allowed, double allowedOutOfTolerance)
        implements Gate {

    public PredictionGate {
        bands = Collections.unmodifiableMap(new EnumMap<>(bands));
    }

    @Override
    public String name() {
        return "predictions";
    }

    @Override
    public boolean passed() {
        BandCounts high = high();
        return high.differing() - high.shifted() <= high.total() * allowed
                && high.shifted() <= high.total() * allowedOutOfTolerance;
    }

    private BandCounts high() {
        BandCounts high = BandCounts.NONE;
        for (Map.Entry<ScoreBand, BandCounts> entry : bands.entrySet()) {
            high = entry.getKey().isHigh() ? high.plus(entry.getValue()) : high;
        }
        return high;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-8s %9s %9s %9s %9s %9s", "score", "matched", "shifted", "class", "lost", "new"));
        bands.forEach((band, counts) -> lines.add(String.format(
                Locale.ROOT,
                "%-8s %9d %9d %9d %9d %9d%s",
                band.words(),
                counts.matched(),
                counts.shifted(),
                counts.changedClass(),
                counts.lost(),
                counts.added(),
                band.isHigh() ? "" : "   (may differ)")));
        if (high().total() == 0) {
            lines.add("no prediction has a score of .2 or more, so there is nothing to compare yet");
        }
        if (allowed > 0 || allowedOutOfTolerance > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "allowed at .2 and more: %.3g %% lost, new or of another class, %.3g %% shifted",
                    100 * allowed,
                    100 * allowedOutOfTolerance));
        }
        return lines;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("differing_share_allowed", allowed);
        fields.put("shifted_share_allowed", allowedOutOfTolerance);
        Map<String, Object> rows = new LinkedHashMap<>();
        bands.forEach((band, counts) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("matched", counts.matched());
            row.put("shifted", counts.shifted());
            row.put("changed_class", counts.changedClass());
            row.put("lost", counts.lost());
            row.put("new", counts.added());
            rows.put(band.words(), row);
        });
        fields.put("bands", rows);
        return fields;
    }
}

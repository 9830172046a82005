package dev.sightline.infer.verify;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Iou;
import dev.sightline.core.result.Detection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches the boxes of two sides one to one. Best first, a box of the reference takes the free box of the candidate
 * with its class and the highest IoU of at least one half; what is left over may then match across classes. Of equal
 * IoUs the candidate's better score wins.
 *
 * <p>A pair or a lost box belongs to the band of the reference's score, a new box to that of its own.
 */
final class DetectionMatching {

    private static final double LEAST_IOU = .5;
    private static final double MOST_PIXELS = 1;

    private final List<Detection> reference;
    private final List<Detection> candidate;
    private final boolean[] taken;
    private final boolean[] settled;
    private final Map<ScoreBand, BandCounts> bands = new EnumMap<>(ScoreBand.class);

    private DetectionMatching(List<Detection> reference, List<Detection> candidate) {
        this.reference = reference;
        this.candidate = candidate;
        this.taken = new boolean[candidate.size()];
        this.settled = new boolean[reference.size()];
    }

    static Map<ScoreBand, BandCounts> of(List<Detection> reference, List<Detection> candidate) {
        DetectionMatching matching = new DetectionMatching(reference, candidate);
        matching.pair((one, other) -> one.label() == other.label());
        matching.pair((one, other) -> one.label() != other.label());
        matching.countTheRest();
        return matching.bands;
    }

    private void pair(BiPredicate<Detection, Detection> comparable) {
        for (int row = 0; row < reference.size(); row++) {
            Detection one = reference.get(row);
            @Nullable Integer best = settled[row] ? null : best(one, comparable);
            if (best != null) {
                taken[best] = true;
                settled[row] = true;
                count(one, pair(one, candidate.get(best)));
            }
        }
    }

    private @Nullable Integer best(Detection one, BiPredicate<Detection, Detection> comparable) {
        Integer best = null;
        double highest = LEAST_IOU;
        for (int column = 0; column < candidate.size(); column++) {
            Detection other = candidate.get(column);
            if (!taken[column] && comparable.test(one, other)) {
                double iou = Iou.of(one.box(), other.box());
                if (iou > highest || (iou == highest && best == null)) {
                    highest = iou;
                    best = column;
                }
            }
        }
        return best;
    }

    private static BandCounts pair(Detection one, Detection other) {
        if (one.label() != other.label()) {
            return new BandCounts(0, 0, 1, 0, 0);
        }
        return shift(one.box(), other.box()) > MOST_PIXELS
                ? new BandCounts(0, 1, 0, 0, 0)
                : new BandCounts(1, 0, 0, 0, 0);
    }

    /** How far the edge that shifted most has shifted, in pixels of the source image. */
    private static double shift(Box.Pixels one, Box.Pixels other) {
        double horizontal = Math.max(Math.abs(one.xMin() - other.xMin()), Math.abs(one.xMax() - other.xMax()));
        double vertical = Math.max(Math.abs(one.yMin() - other.yMin()), Math.abs(one.yMax() - other.yMax()));
        return Math.max(horizontal, vertical);
    }

    private void countTheRest() {
        for (int row = 0; row < reference.size(); row++) {
            if (!settled[row]) {
                count(reference.get(row), new BandCounts(0, 0, 0, 1, 0));
            }
        }
        for (int column = 0; column < candidate.size(); column++) {
            if (!taken[column]) {
                count(candidate.get(column), new BandCounts(0, 0, 0, 0, 1));
            }
        }
    }

    private void count(Detection detection, BandCounts counts) {
        bands.merge(ScoreBand.of(detection.score()), counts, BandCounts::plus);
    }
}

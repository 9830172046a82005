package dev.sightline.core.decode;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.result.Detections;
import java.util.List;
import java.util.Objects;

/**
 * Turns the raw maps of an anchor-free head with distance distributions (YOLOv8's) into boxes.
 *
 * <p>For a class c at the cell in column x and row y of a level with stride s: the score is {@code 1 / (1 +
 * exp(-logit))}; each side's distance d is the mean of its distribution, {@code sum over i of i * softmax(logits)_i} (Li
 * et al. 2020, "Generalized Focal Loss", eq. 5); and the box is {@code ((x + .5 - left) s, (y + .5 - top) s, (x + .5 +
 * right) s, (y + .5 + bottom) s)} in pixels of the network's input.
 *
 * <p>Every class of a cell whose score is at least the threshold is a candidate of its own, as COCO evaluation has it, so
 * a cell can predict several classes. At most {@link #MAX_CANDIDATES} go on to suppression, the best by score.
 * Candidates of equal score rank by level, then class, then row and column.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param classes 1 or more
 * @param bins bins of each side's distribution, 2 or more
 */
public record AnchorFreeDecoder(int classes, int bins, DetectionDecoding decoding) {

    /** More candidates than an image can hold objects; without a limit an untrained network would offer all cells. */
    public static final int MAX_CANDIDATES = 30_000;

    public AnchorFreeDecoder {
        Objects.requireNonNull(decoding, "decoding");
        if (classes < 1 || bins < 2) {
            throw new IllegalArgumentException(
                    "a decoder needs 1 class and 2 bins or more, received " + classes + " and " + bins);
        }
    }

    /** The decoded boxes of one image of the batch after suppression, in the source image. */
    public Detections decode(List<RawLevel> levels, int image, Placement placement) {
        return decode(levels, image).toSource(placement);
    }

    /** The decoded boxes of one image of the batch after suppression, best first. */
    public CandidateBoxes decode(List<RawLevel> levels, int image) {
        return candidates(levels, image).best(MAX_CANDIDATES).suppress(decoding);
    }

    /**
     * All boxes of one image whose score is at least the threshold, in the order of levels, classes, rows and columns.
     *
     * @param image which of the batch, from 0
     * @throws IllegalArgumentException if a map has the wrong size, or a logit that is needed is not a number; the message
     *     names the level and the place
     */
    public CandidateBoxes candidates(List<RawLevel> levels, int image) {
        Objects.checkIndex(image, Integer.MAX_VALUE);
        CandidateCollector collector = new CandidateCollector();
        for (RawLevel level : levels) {
            level.requireImage(image, 4 * bins, classes);
            new LevelScan(this, level, image).collectInto(collector);
        }
        return collector.collected();
    }
}

package dev.sightline.core.metric;

import java.util.Arrays;
import java.util.List;

/**
 * The confusion matrix of a detector: how often an object of one class was found as another, missed, or seen where there
 * is none.
 *
 * <p>Rows are the truth, columns what was detected; the class after the last is the background. Row background holds
 * false alarms, column background misses, and their corner is always 0. {@link PictureMatching} says what is paired with
 * what. Immutable.
 */
public final class DetectionConfusion {

    private final int[][] counts;

    private DetectionConfusion(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts over these pictures.
     *
     * @param labelCount how many classes there are; class numbers run from 0 to one less
     * @throws IllegalArgumentException if a class number is not within the classes; the message names the picture
     */
    public static DetectionConfusion of(List<EvaluatedPicture> pictures, int labelCount, ConfusionOptions options) {
        int[][] counts = new int[labelCount + 1][labelCount + 1];
        for (EvaluatedPicture picture : pictures) {
            picture.truths().forEach(truth -> ClassColumns.requireLabel(truth.label(), labelCount, "truth", picture));
            picture.detections()
                    .forEach(found -> ClassColumns.requireLabel(found.label(), labelCount, "detection", picture));
            PictureMatching matching = PictureMatching.of(picture, options);
            matching.pairs()
                    .forEach(pair ->
                            counts[pair.truth().label()][pair.detection().label()]++);
            matching.missed().forEach(truth -> counts[truth.label()][labelCount]++);
            matching.falseAlarms().forEach(detection -> counts[labelCount][detection.label()]++);
        }
        return new DetectionConfusion(counts);
    }

    /** Classes without the background. */
    public int labelCount() {
        return counts.length - 1;
    }

    /** The row and column of the background. */
    public int background() {
        return counts.length - 1;
    }

    /** How many objects of class {@code truth} were detected as class {@code detected}; either may be the background. */
    public int count(int truth, int detected) {
        return counts[truth][detected];
    }

    /** How many objects of class {@code truth} there were; for the background, how many false alarms. */
    public int truths(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    /** How many detections of class {@code detected} there were; for the background, how many misses. */
    public int detections(int detected) {
        return Arrays.stream(counts).mapToInt(row -> row[detected]).sum();
    }
}

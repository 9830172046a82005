package dev.sightline.core.metric;

import java.util.Arrays;
import java.util.List;

/**
 * The confusion matrix of a detector: how often an object of one class was found as another, missed, or seen where there
 * is none.
 *
 * <p>Rows are the ground truth, columns what was detected; the class after the last is the background. Row background
 * holds false alarms, column background misses, and their corner is always 0. {@link ImageMatching} defines what is
 * paired with what. Immutable.
 */
public final class DetectionConfusion {

    private final int[][] counts;

    private DetectionConfusion(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts over these images.
     *
     * @param labelCount how many classes there are; class numbers run from 0 to one less
     * @throws IllegalArgumentException if a class number is not within the classes; the message names the image
     */
    public static DetectionConfusion of(List<EvaluatedImage> images, int labelCount, ConfusionOptions options) {
        int[][] counts = new int[labelCount + 1][labelCount + 1];
        for (EvaluatedImage image : images) {
            image.targets()
                    .forEach(
                            target -> ClassColumns.requireLabel(target.label(), labelCount, "ground-truth box", image));
            image.detections()
                    .forEach(found -> ClassColumns.requireLabel(found.label(), labelCount, "detection", image));
            ImageMatching matching = ImageMatching.of(image, options);
            matching.pairs()
                    .forEach(pair ->
                            counts[pair.target().label()][pair.detection().label()]++);
            matching.missed().forEach(target -> counts[target.label()][labelCount]++);
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

    /** How many objects of class {@code target} were detected as class {@code detected}; either may be the background. */
    public int count(int target, int detected) {
        return counts[target][detected];
    }

    /** How many objects of class {@code target} there were; for the background, how many false alarms. */
    public int targets(int target) {
        return Arrays.stream(counts[target]).sum();
    }

    /** How many detections of class {@code detected} there were; for the background, how many misses. */
    public int detections(int detected) {
        return Arrays.stream(counts).mapToInt(row -> row[detected]).sum();
    }
}

package dev.sightline.core.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier is as often right as it is sure: predictions sorted by confidence into bins of equal width (Guo et al.
 * 2017, "On Calibration of Modern Neural Networks", section 2).
 *
 * @param bins from 0 to 1, in order
 */
public record Reliability(List<ReliabilityBin> bins) {

    /** As many bins as the paper has. */
    public static final int USUAL_BINS = 15;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * The bins of these predictions.
     *
     * @param temperature logits are divided by it; 1 leaves them unchanged
     */
    public static Reliability of(List<ClassifiedImage> images, double temperature, int bins) {
        int[] counts = new int[bins];
        int[] right = new int[bins];
        double[] confidences = new double[bins];
        for (ClassifiedImage image : images) {
            double confidence = image.confidence(temperature);
            int bin = Math.max(0, Math.min(bins - 1, (int) Math.ceil(confidence * bins) - 1));
            counts[bin]++;
            confidences[bin] += confidence;
            right[bin] += image.rank() == 0 ? 1 : 0;
        }
        List<ReliabilityBin> made = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            int divisor = Math.max(1, counts[i]);
            made.add(new ReliabilityBin(
                    (double) i / bins,
                    (i + 1.0) / bins,
                    counts[i],
                    confidences[i] / divisor,
                    (double) right[i] / divisor));
        }
        return new Reliability(made);
    }

    /** Expected calibration error, eq. 3 of the paper: the mean of |accuracy - confidence|, weighted by images. */
    public double expectedError() {
        double sum = 0;
        int images = 0;
        for (ReliabilityBin bin : bins) {
            sum += bin.images() * Math.abs(bin.accuracy() - bin.confidence());
            images += bin.images();
        }
        return images == 0 ? 0 : sum / images;
    }
}

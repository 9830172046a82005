package dev.sightline.core.classification;

import java.util.List;

/**
 * The temperature at which a classifier's confidences fit the true classes best: the minimum of the mean negative
 * log-likelihood (Guo et al. 2017, "On Calibration of Modern Neural Networks", section 4.2). It changes no prediction,
 * only how sure it is.
 *
 * <p>The loss is convex in the inverse of the temperature, so a golden-section search over the logarithm finds its one
 * minimum.
 */
public final class TemperatureFit {

    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double TOLERANCE = 1e-6;

    private TemperatureFit() {}

    /**
     * The best temperature within 0.05 to 20.
     *
     * @param images one or more, none of which the network was trained on
     */
    public static double of(List<ClassifiedImage> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a temperature is fitted to one image or more, received none");
        }
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        while (high - low > TOLERANCE) {
            double first = high - GOLDEN * (high - low);
            double second = low + GOLDEN * (high - low);
            if (loss(images, Math.exp(first)) <= loss(images, Math.exp(second))) {
                high = second;
            } else {
                low = first;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The mean negative log-likelihood of the true classes at a temperature. */
    static double loss(List<ClassifiedImage> images, double temperature) {
        double sum = 0;
        for (ClassifiedImage image : images) {
            sum -= image.logProbability(image.label(), temperature);
        }
        return sum / images.size();
    }
}

package dev.sightline.core.classification;

/**
 * The images whose predictions have about the same confidence.
 *
 * @param from lowest confidence of the bin, not included but for the first
 * @param to highest, included
 * @param images how many there are
 * @param confidence their mean confidence; 0 in an empty bin
 * @param accuracy share of right predictions among them; 0 in an empty bin
 */
public record ReliabilityBin(double from, double to, int images, double confidence, double accuracy) {}

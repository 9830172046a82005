package dev.sightline.core.classification;

/**
 * The pictures whose answers were about equally sure.
 *
 * @param from lowest confidence of the bin, not included but for the first
 * @param to highest, included
 * @param pictures how many there are
 * @param confidence their mean confidence; 0 in an empty bin
 * @param accuracy share of right answers among them; 0 in an empty bin
 */
public record ReliabilityBin(double from, double to, int pictures, double confidence, double accuracy) {}

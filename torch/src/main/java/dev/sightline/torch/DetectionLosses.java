package dev.sightline.torch;

/**
 * The terms of one step's loss, each the mean over the batch as printed in logs, gains included.
 *
 * @param box CIoU term
 * @param classification binary cross-entropy over all anchors and classes
 * @param distribution distribution focal term
 * @param assigned anchors that were held to a true box
 */
public record DetectionLosses(double box, double classification, double distribution, int assigned) {

    public double total() {
        return box + classification + distribution;
    }

    public boolean isFinite() {
        return Double.isFinite(total());
    }
}

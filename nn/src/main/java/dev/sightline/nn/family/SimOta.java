package dev.sightline.nn.family;

/**
 * SimOTA: a box takes the cells of the lowest cost, as many as the sum of its largest IoUs with predictions (Ge et al.
 * 2021, "YOLOX", section 2.1).
 *
 * @param radius strides around the middle of a box within which cells are candidates
 * @param topIous of these largest IoUs the sum is the number of cells that a box takes
 * @param iouWeight weight of the IoU's cost beside that of the classes
 * @param outsideCost what a cell costs more that is not both inside a box and around its middle
 */
public record SimOta(double radius, int topIous, double iouWeight, double outsideCost) {

    public SimOta {
        if (!(radius >= 0) || topIous < 1 || !(iouWeight >= 0) || !(outsideCost >= 0)) {
            throw new IllegalArgumentException("topIous must be 1 or more, the others 0 or more, received radius "
                    + radius + ", topIous " + topIous + ", iouWeight " + iouWeight + ", outsideCost " + outsideCost);
        }
    }
}

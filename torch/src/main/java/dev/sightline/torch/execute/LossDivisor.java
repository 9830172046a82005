package dev.sightline.torch.execute;

/**
 * What the sum {@code S} of a batch's losses was divided by, so that several batches can be accumulated to the loss of
 * one batch with all their images.
 *
 * <p>A loss is {@code factor * S}, where {@code factor = images / max(1, weight)} for a loss that counts images twice
 * (a detector's) and {@code 1 / max(1, weight)} for a mean. Weights and images of several batches add up.
 *
 * @param weight number of images of a mean over images, or the sum of the weights of assigned cells; 0 or more, not a
 *     number where the scores are none
 * @param images of the batch
 * @param timesImages whether the loss is multiplied by the number of images
 */
public record LossDivisor(double weight, int images, boolean timesImages) {

    public LossDivisor {
        if (weight < 0 || images < 0) {
            throw new IllegalArgumentException(
                    "a loss needs a weight and a number of images of 0 or more, received " + weight + " and " + images);
        }
    }

    /** The mean over so many images. */
    public static LossDivisor mean(int images) {
        return new LossDivisor(images, images, false);
    }

    /** A sum over cells, divided by their weight and multiplied by the number of images. */
    public static LossDivisor cells(double weight, int images) {
        return new LossDivisor(weight, images, true);
    }

    /** That of both batches as one. */
    public LossDivisor and(LossDivisor other) {
        return new LossDivisor(weight + other.weight, images + other.images, timesImages);
    }

    /** What the sum of losses is multiplied by. */
    public double factor() {
        return (timesImages ? images : 1) / Math.max(1, weight);
    }
}

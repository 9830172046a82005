package dev.sightline.data.neighbour;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;

/** An image shrunk to 16 x 16 by area, in colour: enough to decide whether two that hash alike are one. */
final class Thumbnail {

    private static final int SIDE = 16;

    private final byte[] rgb;

    private Thumbnail(byte[] rgb) {
        this.rgb = rgb;
    }

    static Thumbnail of(Image image) {
        return new Thumbnail(
                Resize.to(image, new Size(SIDE, SIDE), Interpolation.AREA).rgb());
    }

    /**
     * Pearson's correlation over all pixels and channels, -1 to 1: the same for a brighter or duller copy. 0 for a
     * image of one colour.
     */
    double correlation(Thumbnail other) {
        double mean = mean();
        double otherMean = other.mean();
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < rgb.length; i++) {
            double value = (rgb[i] & 0xff) - mean;
            double otherValue = (other.rgb[i] & 0xff) - otherMean;
            product += value * otherValue;
            square += value * value;
            otherSquare += otherValue * otherValue;
        }
        double deviations = Math.sqrt(square * otherSquare);
        return deviations == 0 ? 0 : product / deviations;
    }

    private double mean() {
        long sum = 0;
        for (byte value : rgb) {
            sum += value & 0xff;
        }
        return (double) sum / rgb.length;
    }
}

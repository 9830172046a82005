package dev.sightline.data.neighbour;

/**
 * When two images count as one.
 *
 * <p>Hashes alone are not enough: of 3068 photos of clothes, 35 pairs of different garments on like backgrounds hash to
 * within 6 bits, and 149 to within 8. Their pixels correlate by less than .985, whereas copies that were saved as JPEG of
 * quality 20, shrunk to a third, or made brighter by 25 of 255 stay within 4 bits and above .994. Of copies cropped by 2
 * % on each side, fewer than half are found.
 *
 * @param mostBits of 63 in which the hashes may differ
 * @param leastCorrelation of the pixels shrunk to 16 x 16, above 0 up to 1
 */
public record NearRule(int mostBits, double leastCorrelation) {

    public NearRule {
        if (mostBits < 0 || mostBits > 63) {
            throw new IllegalArgumentException("hashes may differ in 0 to 63 bits, received " + mostBits);
        }
        if (!(leastCorrelation > 0 && leastCorrelation <= 1)) {
            throw new IllegalArgumentException(
                    "the least correlation must be above 0, up to 1, received " + leastCorrelation);
        }
    }

    /** 8 bits and a correlation of .99. */
    public static NearRule standard() {
        return new NearRule(8, .99);
    }

    boolean holds(ImagePrint one, ImagePrint other) {
        return one.hash().distance(other.hash()) <= mostBits && one.correlation(other) >= leastCorrelation;
    }
}

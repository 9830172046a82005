package dev.sightline.data.neighbour;

import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.image.Resize;
import java.util.Arrays;

/**
 * 64 bits that hardly change when an image is resized, re-compressed or a little brighter (Zauner, "Implementation and
 * Benchmarking of Perceptual Image Hash Functions", 2010, DCT hash).
 *
 * <p>The image is shrunk to 32 x 32 by area, whatever its shape, and made grey ({@code .299 R + .587 G + .114 B}); of
 * its type-II cosine transform the 8 x 8 lowest frequencies but the constant count, each a bit: 1 above their median.
 * Bit {@code 8 v + u} is horizontal frequency {@code u} and vertical {@code v}; bit 0 is always 0.
 *
 * @param bits 63 of them
 */
public record PerceptualHash(long bits) {

    private static final int SIDE = 32;
    private static final int KEPT = 8;
    private static final double[][] COSINES = cosines();

    public static PerceptualHash of(Image image) {
        double[] grey = grey(Resize.to(image, new Size(SIDE, SIDE), Interpolation.AREA));
        double[] frequencies = frequencies(grey);
        double[] sorted = Arrays.copyOfRange(frequencies, 1, frequencies.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long bits = 0;
        for (int i = 1; i < frequencies.length; i++) {
            if (frequencies[i] > median) {
                bits |= 1L << i;
            }
        }
        return new PerceptualHash(bits);
    }

    /** In how many bits two hashes differ, 0 to 63; two unrelated images differ in about 32. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    private static double[] grey(Image image) {
        double[] grey = new double[SIDE * SIDE];
        byte[] rgb = image.rgb();
        for (int i = 0; i < grey.length; i++) {
            grey[i] = .299 * (rgb[i * 3] & 0xff) + .587 * (rgb[i * 3 + 1] & 0xff) + .114 * (rgb[i * 3 + 2] & 0xff);
        }
        return grey;
    }

    /** Rows first, then columns; unscaled, for the median does not mind. */
    private static double[] frequencies(double[] grey) {
        double[] rows = new double[SIDE * KEPT];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < KEPT; u++) {
                for (int x = 0; x < SIDE; x++) {
                    rows[y * KEPT + u] += COSINES[u][x] * grey[y * SIDE + x];
                }
            }
        }
        double[] frequencies = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                for (int y = 0; y < SIDE; y++) {
                    frequencies[v * KEPT + u] += COSINES[v][y] * rows[y * KEPT + u];
                }
            }
        }
        return frequencies;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[KEPT][SIDE];
        for (int frequency = 0; frequency < KEPT; frequency++) {
            for (int i = 0; i < SIDE; i++) {
                cosines[frequency][i] = StrictMath.cos(Math.PI * frequency * (2 * i + 1) / (2 * SIDE));
            }
        }
        return cosines;
    }
}

package dev.sightline.image;

/**
 * Changes of each channel by a table of its bytes, bit for bit as Pillow's {@code ImageOps} makes them. Without state:
 * safe on every thread.
 */
public final class Tone {

    private static final int LEVELS = 256;

    private Tone() {}

    /** {@code 255 - v}. */
    public static Image invert(Image image) {
        return solarize(image, 0);
    }

    /**
     * Bytes of at least the threshold inverted.
     *
     * @param threshold 0 (all of them) to 256 (none)
     */
    public static Image solarize(Image image, int threshold) {
        if (threshold < 0 || threshold > LEVELS) {
            throw new IllegalArgumentException("a threshold must be within 0 to 256, received " + threshold);
        }
        byte[] table = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            table[i] = (byte) (i < threshold ? i : 255 - i);
        }
        return mapped(image, table, table, table);
    }

    /**
     * Bytes below 128 made brighter, up to 255; the others stay.
     *
     * @param added 0 to 128
     */
    public static Image brightenDark(Image image, int added) {
        if (added < 0 || added > LEVELS / 2) {
            throw new IllegalArgumentException("what is added must be within 0 to 128, received " + added);
        }
        byte[] table = kept();
        for (int i = 0; i < LEVELS / 2; i++) {
            table[i] = (byte) Math.min(255, i + added);
        }
        return mapped(image, table, table, table);
    }

    /**
     * Only the highest bits of each byte kept.
     *
     * @param bits 0 (black) to 8 (all of them)
     */
    public static Image posterize(Image image, int bits) {
        if (bits < 0 || bits > Byte.SIZE) {
            throw new IllegalArgumentException("the bits that stay must be within 0 to 8, received " + bits);
        }
        int mask = 0xFF00 >> bits;
        byte[] table = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            table[i] = (byte) (i & mask);
        }
        return mapped(image, table, table, table);
    }

    /** Each channel stretched so that its lowest byte becomes 0 and its highest 255; one of a single byte stays. */
    public static Image autoContrast(Image image) {
        return mapped(image, stretched(image, 0), stretched(image, 1), stretched(image, 2));
    }

    /** Each channel spread so that all bytes are about equally frequent; one of a single byte stays. */
    public static Image equalize(Image image) {
        return mapped(image, levelled(image, 0), levelled(image, 1), levelled(image, 2));
    }

    private static byte[] stretched(Image image, int channel) {
        int[] counts = counts(image, channel);
        int lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        int highest = highest(counts);
        byte[] table = kept();
        if (highest > lowest) {
            double scale = 255.0 / (highest - lowest);
            double offset = -lowest * scale;
            for (int i = 0; i < LEVELS; i++) {
                table[i] = (byte) Math.max(0, Math.min(255, (int) (i * scale + offset)));
            }
        }
        return table;
    }

    private static byte[] levelled(Image image, int channel) {
        int[] counts = counts(image, channel);
        int step = (image.width() * image.height() - counts[highest(counts)]) / 255;
        byte[] table = kept();
        if (step > 0) {
            int below = step / 2;
            for (int i = 0; i < LEVELS; i++) {
                table[i] = (byte) Math.min(255, below / step);
                below += counts[i];
            }
        }
        return table;
    }

    private static int[] counts(Image image, int channel) {
        int[] counts = new int[LEVELS];
        byte[] rgb = image.rgb();
        for (int i = channel; i < rgb.length; i += 3) {
            counts[rgb[i] & 255]++;
        }
        return counts;
    }

    private static int highest(int[] counts) {
        int highest = LEVELS - 1;
        while (counts[highest] == 0) {
            highest--;
        }
        return highest;
    }

    private static byte[] kept() {
        byte[] table = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            table[i] = (byte) i;
        }
        return table;
    }

    private static Image mapped(Image image, byte[] reds, byte[] greens, byte[] blues) {
        byte[] rgb = image.rgb();
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += 3) {
            out[i] = reds[rgb[i] & 255];
            out[i + 1] = greens[rgb[i + 1] & 255];
            out[i + 2] = blues[rgb[i + 2] & 255];
        }
        return new Image(image.width(), image.height(), out);
    }
}

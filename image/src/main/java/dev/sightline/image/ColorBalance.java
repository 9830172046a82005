package dev.sightline.image;

/**
 * Brightness, contrast and saturation, as Pillow's {@code ImageEnhance} changes them: the image is blended with a plain
 * one, {@code plain + factor * (image - plain)}, truncated towards 0 and limited to bytes. A factor of 1 changes nothing, 0 gives
 * the plain image, more than 1 leads away from it. Without state: safe on every thread.
 */
public final class ColorBalance {

    private ColorBalance() {}

    /** The plain image is black. */
    public static Image brightness(Image image, double factor) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = blended(0, i, (float) factor);
        }
        return mapped(image, table);
    }

    /** The plain image is the mean grey of the image, rounded. */
    public static Image contrast(Image image, double factor) {
        long sum = 0;
        byte[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            sum += grey(rgb, i);
        }
        int pixels = rgb.length / 3;
        int mean = (int) ((double) sum / pixels + 0.5);
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = blended(mean, i, (float) factor);
        }
        return mapped(image, table);
    }

    /** The plain image is the image in grey. */
    public static Image saturation(Image image, double factor) {
        byte[] rgb = image.rgb();
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += 3) {
            int grey = grey(rgb, i);
            for (int channel = i; channel < i + 3; channel++) {
                out[channel] = blended(grey, rgb[channel] & 255, (float) factor);
            }
        }
        return new Image(image.width(), image.height(), out);
    }

    /** BT.601 luma in whole numbers, as Pillow computes it. */
    private static int grey(byte[] rgb, int at) {
        return (19595 * (rgb[at] & 255) + 38470 * (rgb[at + 1] & 255) + 7471 * (rgb[at + 2] & 255) + (1 << 15)) >> 16;
    }

    /** A blend, truncated towards 0 and limited to bytes. */
    static byte blended(int plain, int value, float factor) {
        float mixed = plain + factor * (value - plain);
        return (byte) Math.max(0, Math.min(255, (int) mixed));
    }

    private static Image mapped(Image image, byte[] table) {
        byte[] rgb = image.rgb();
        byte[] out = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            out[i] = table[rgb[i] & 255];
        }
        return new Image(image.width(), image.height(), out);
    }
}

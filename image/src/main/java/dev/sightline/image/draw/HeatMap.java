package dev.sightline.image.draw;

import dev.sightline.image.Image;

/**
 * Numbers as colours: from dark blue over green to bright yellow, evenly perceived and readable without seeing colours
 * (after the map "viridis" of van der Walt and Smith, by eight of its points). Without state: safe on every thread.
 */
public final class HeatMap {

    private static final int[] POINTS = {
        0x440154, 0x46327E, 0x365C8D, 0x277F8E, 0x1FA187, 0x4AC16D, 0xA0DA39, 0xFDE725,
    };

    private HeatMap() {}

    /**
     * One map, its lowest number in the darkest colour and its highest in the brightest; a map of equal numbers is all
     * dark.
     *
     * @param values {@code [height, width]}, finite
     */
    public static Image of(float[] values, int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        float[] shares = shares(values);
        for (int i = 0; i < shares.length; i++) {
            put(rgb, i * 3, color(shares[i]));
        }
        return new Image(width, height, rgb);
    }

    /**
     * An image with a map laid over it, each half.
     *
     * @param map of the image's size, as {@link #of} makes it
     */
    public static Image over(Image image, Image map) {
        if (image.width() != map.width() || image.height() != map.height()) {
            throw new IllegalArgumentException("a map of " + map.width() + " x " + map.height()
                    + " does not cover an image of " + image.width() + " x " + image.height());
        }
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (((image.rgb()[i] & 255) + (map.rgb()[i] & 255)) / 2);
        }
        return new Image(image.width(), image.height(), rgb);
    }

    /** Numbers shifted and scaled to 0 to 1. */
    private static float[] shares(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        float range = highest > lowest ? highest - lowest : 1;
        float[] shares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = (values[i] - lowest) / range;
        }
        return shares;
    }

    private static int color(float share) {
        float place = share * (POINTS.length - 1);
        int before = Math.min(POINTS.length - 2, (int) place);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = (POINTS[before] >> shift) & 255;
            int to = (POINTS[before + 1] >> shift) & 255;
            mixed |= Math.round(from + (to - from) * (place - before)) << shift;
        }
        return mixed;
    }

    private static void put(byte[] rgb, int at, int color) {
        rgb[at] = (byte) (color >> 16);
        rgb[at + 1] = (byte) (color >> 8);
        rgb[at + 2] = (byte) color;
    }
}

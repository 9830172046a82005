package dev.sightline.data.synth;

import java.util.Arrays;

/** Shapes joined and cut on a square of pixels: for each pixel's centre, the signed distance to the nearest edge. */
final class DistanceField {

    /** Beyond this from an edge, distances are not needed: the widest soft edge drawn. */
    private static final double MARGIN = 10;

    private static final float FAR = 1000;

    private final int size;
    private final float[] distances;

    DistanceField(int size) {
        this(size, new float[size * size]);
        Arrays.fill(distances, FAR);
    }

    private DistanceField(int size, float[] distances) {
        this.size = size;
        this.distances = distances;
    }

    DistanceField copy() {
        return new DistanceField(size, distances.clone());
    }

    int size() {
        return size;
    }

    void unite(Outline outline) {
        for (int y = low(outline.yCenter(), outline); y < high(outline.yCenter(), outline); y++) {
            for (int x = low(outline.xCenter(), outline); x < high(outline.xCenter(), outline); x++) {
                float distance = (float) outline.distance(x + .5, y + .5);
                distances[y * size + x] = Math.min(distances[y * size + x], distance);
            }
        }
    }

    void cut(Outline outline) {
        for (int y = low(outline.yCenter(), outline); y < high(outline.yCenter(), outline); y++) {
            for (int x = low(outline.xCenter(), outline); x < high(outline.xCenter(), outline); x++) {
                float distance = (float) outline.distance(x + .5, y + .5);
                distances[y * size + x] = Math.max(distances[y * size + x], -distance);
            }
        }
    }

    float distance(int pixel) {
        return distances[pixel];
    }

    /** How much of a pixel is inside, 0 to 1: an edge is one pixel soft. */
    float coverage(int pixel) {
        return clamp(.5f - distances[pixel]);
    }

    /** The same with an edge {@code softness} pixels wide. */
    float coverage(int pixel, float softness) {
        return clamp(.5f - distances[pixel] / softness);
    }

    private static float clamp(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private int low(double center, Outline outline) {
        return Math.max(0, (int) (center - outline.reach() - MARGIN));
    }

    private int high(double center, Outline outline) {
        return Math.min(size, (int) (center + outline.reach() + MARGIN) + 1);
    }
}

package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;

/** Smoothly varying random values within -1 to 1: random at the corners of cells, blended between. */
final class SoftNoise {

    private final float[] corners;
    private final int columns;
    private final double cell;

    /** @param cell how far apart the corners are, in pixels */
    SoftNoise(RandomStream random, int size, double cell) {
        this.cell = cell;
        this.columns = (int) (size / cell) + 2;
        this.corners = new float[columns * columns];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = (float) random.uniform(-1, 1);
        }
    }

    float at(int x, int y) {
        int column = (int) (x / cell);
        int row = (int) (y / cell);
        float dx = smooth((float) (x / cell - column));
        float dy = smooth((float) (y / cell - row));
        int corner = row * columns + column;
        float top = corners[corner] + dx * (corners[corner + 1] - corners[corner]);
        float bottom = corners[corner + columns] + dx * (corners[corner + columns + 1] - corners[corner + columns]);
        return top + dy * (bottom - top);
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}

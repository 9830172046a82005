package dev.sightline.torch.assign;

import java.util.ArrayList;
import java.util.List;

/**
 * The points an anchor-free detector predicts from: the centres of the cells of each output level, in the order of the
 * network's outputs (level by level, rows from top to bottom).
 *
 * <p>Coordinates are pixels of the network's input. Immutable and safe to share between threads.
 */
public final class AnchorGrid {

    /** One output level: {@code width x height} cells of {@code stride} pixels, the first of which is {@code first}. */
    public record Level(int stride, int width, int height, int first) {}

    private final List<Level> levels;
    private final float[] xCenters;
    private final float[] yCenters;
    private final float[] strides;

    private AnchorGrid(List<Level> levels, int count) {
        this.levels = List.copyOf(levels);
        this.xCenters = new float[count];
        this.yCenters = new float[count];
        this.strides = new float[count];
        for (Level level : levels) {
            fill(level);
        }
    }

    /**
     * The grid of an input of the given size in pixels.
     *
     * @throws IllegalArgumentException if a stride does not divide the size
     */
    public static AnchorGrid of(int inputWidth, int inputHeight, List<Integer> strides) {
        List<Level> levels = new ArrayList<>();
        int count = 0;
        for (int stride : strides) {
            if (inputWidth % stride != 0 || inputHeight % stride != 0) {
                throw new IllegalArgumentException("the input size must be a multiple of the stride " + stride
                        + ", received " + inputWidth + " x " + inputHeight);
            }
            Level level = new Level(stride, inputWidth / stride, inputHeight / stride, count);
            levels.add(level);
            count += level.width() * level.height();
        }
        return new AnchorGrid(levels, count);
    }

    public List<Level> levels() {
        return levels;
    }

    public int size() {
        return strides.length;
    }

    public float xCenter(int anchor) {
        return xCenters[anchor];
    }

    public float yCenter(int anchor) {
        return yCenters[anchor];
    }

    /** Pixels between neighbouring points of the anchor's level. */
    public float stride(int anchor) {
        return strides[anchor];
    }

    private void fill(Level level) {
        int anchor = level.first();
        for (int row = 0; row < level.height(); row++) {
            for (int column = 0; column < level.width(); column++, anchor++) {
                xCenters[anchor] = (column + 0.5f) * level.stride();
                yCenters[anchor] = (row + 0.5f) * level.stride();
                strides[anchor] = level.stride();
            }
        }
    }
}

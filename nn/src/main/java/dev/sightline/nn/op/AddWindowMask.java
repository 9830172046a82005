package dev.sightline.nn.op;

import java.util.List;

/**
 * {@value #FORBIDDEN} added to the attention between cells that stand in one window only because the map was rolled
 * (Liu et al. 2021, "Swin Transformer", section 3.2): {@code [batch, windows, heads, cells, cells]} to the same. Windows
 * and the cells of each are counted row by row.
 *
 * @param map height and width in cells, multiples of the window's
 * @param window at most as large as the map
 * @param down rows that were rolled from the top of the map to its bottom, less than the window's
 * @param right columns that were rolled from the left of the map to its right, less than the window's
 */
public record AddWindowMask(Extent map, Extent window, int down, int right) implements TokenOperation {

    /** What is added, as the published networks do it. */
    public static final float FORBIDDEN = -100;

    public AddWindowMask {
        boolean whole = map.height() % window.height() == 0 && map.width() % window.width() == 0;
        if (!whole) {
            throw new IllegalArgumentException(
                    "a map must be a multiple of its windows, received " + map + " and " + window);
        }
        if (down < 0 || right < 0 || down >= window.height() || right >= window.width()) {
            throw new IllegalArgumentException("a map is rolled by 0 or more and less than a window of " + window
                    + ", received " + down + " down and " + right + " right");
        }
    }

    /** {@code [windows, cells, cells]}, the last axis fastest: 0, or {@link #FORBIDDEN} for cells that may not look. */
    public float[] mask() {
        int cells = cells();
        int[] regions = regions();
        float[] mask = new float[regions.length * cells];
        for (int i = 0; i < mask.length; i++) {
            int looking = regions[i / cells];
            int lookedAt = regions[i / cells / cells * cells + i % cells];
            mask[i] = looking == lookedAt ? 0 : FORBIDDEN;
        }
        return mask;
    }

    public int windows() {
        return map.height() / window.height() * (map.width() / window.width());
    }

    /** Cells in a window. */
    public int cells() {
        return window.height() * window.width();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape logits = Expect.one(inputs);
        Shape wanted = Shape.of(1, windows(), 1, cells(), cells());
        if (logits.rank() != 5 || !logits.with(0, 1).with(2, 1).equals(wanted)) {
            throw Expect.mismatch("[batch, " + windows() + ", heads, " + cells() + ", " + cells() + "]", logits);
        }
        return logits;
    }

    /** Of each cell, window by window, the part of the map that it came from in one piece. */
    private int[] regions() {
        int cells = cells();
        int across = map.width() / window.width();
        int[] regions = new int[windows() * cells];
        for (int i = 0; i < regions.length; i++) {
            int row = i / cells / across * window.height() + i % cells / window.width();
            int column = i / cells % across * window.width() + i % cells % window.width();
            int below = row >= map.height() - down ? 1 : 0;
            int beside = column >= map.width() - right ? 1 : 0;
            regions[i] = 2 * below + beside;
        }
        return regions;
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package dev.sightline.nn.op;

/** Cells added around a feature map before a window slides over it; the four sides may differ. All 0 or more. */
public record Padding(int top, int left, int bottom, int right) {

    public static final Padding NONE = new Padding(0, 0, 0, 0);

    public Padding {
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException("padding must be 0 or more on every side, received top " + top
                    + ", left " + left + ", bottom " + bottom + ", right " + right);
        }
    }

    /** The same on all four sides. */
    public static Padding all(int cells) {
        return new Padding(cells, cells, cells, cells);
    }

    /** Whether top equals bottom and left equals right, which lets a runtime pad within the operation itself. */
    public boolean isSymmetric() {
        return top == bottom && left == right;
    }
}

package dev.sightline.image.format;

/**
 * The camera's orientation when the image was taken: what must be done to the stored pixels to show them upright (EXIF
 * 2.3, tag 274, values 1 to 8 in this order).
 */
public enum ExifOrientation {
    UPRIGHT(1),
    MIRRORED(2),
    HALF_TURN(3),
    MIRRORED_UPSIDE_DOWN(4),
    /** Rows and columns exchanged. */
    TRANSPOSED(5),
    /** To be turned a quarter clockwise. */
    QUARTER_CLOCKWISE(6),
    /** Mirrored along the other diagonal. */
    TRANSVERSED(7),
    /** To be turned a quarter counter-clockwise. */
    QUARTER_COUNTERCLOCKWISE(8);

    private final int tag;

    ExifOrientation(int tag) {
        this.tag = tag;
    }

    /** Whether width and height change places. */
    public boolean swapsSides() {
        return tag >= 5;
    }

    /** The orientation of a tag's value; values outside 1 to 8 mean upright, as every viewer takes them. */
    static ExifOrientation ofTag(long value) {
        for (ExifOrientation orientation : values()) {
            if (orientation.tag == value) {
                return orientation;
            }
        }
        return UPRIGHT;
    }
}

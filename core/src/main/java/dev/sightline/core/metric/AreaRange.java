package dev.sightline.core.metric;

/** COCO's size classes by area in square pixels; both ends belong to the range. */
enum AreaRange {
    ALL(0, 1e10),
    SMALL(0, 32 * 32),
    MEDIUM(32 * 32, 96 * 96),
    LARGE(96 * 96, 1e10);

    private final double minimum;
    private final double maximum;

    AreaRange(double minimum, double maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    boolean contains(double area) {
        return area >= minimum && area <= maximum;
    }
}

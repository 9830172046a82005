package dev.sightline.data.source;

/** How a format writes a box in four numbers. */
public enum BoxNotation {
    /** {@code xMin yMin xMax yMax} in pixels, as VOC does. */
    EDGES {
        @Override
        public FourNumbers edges(FourNumbers stated, double width, double height) {
            return stated;
        }
    },
    /** {@code x y width height} in pixels, from the top-left corner, as COCO does. */
    CORNER_AND_SIZE {
        @Override
        public FourNumbers edges(FourNumbers stated, double width, double height) {
            return new FourNumbers(
                    stated.first(),
                    stated.second(),
                    stated.first() + stated.third(),
                    stated.second() + stated.fourth());
        }
    },
    /**
     * {@code xCenter yCenter width height} as fractions of the image, as YOLO does. Edges are rounded to a millionth
     * of a pixel, finer than such files are written, so that whole pixels come back as whole pixels.
     */
    FRACTIONS_FROM_CENTER {
        @Override
        public FourNumbers edges(FourNumbers stated, double width, double height) {
            return new FourNumbers(
                    micro((stated.first() - stated.third() / 2) * width),
                    micro((stated.second() - stated.fourth() / 2) * height),
                    micro((stated.first() + stated.third() / 2) * width),
                    micro((stated.second() + stated.fourth() / 2) * height));
        }
    };

    private static final double MICRO = 1e6;

    /**
     * {@code (xMin, yMin, xMax, yMax)} in pixels of an image of the given size; unchecked, edges may be in the wrong
     * order.
     */
    public abstract FourNumbers edges(FourNumbers stated, double width, double height);

    static double micro(double pixels) {
        return Math.rint(pixels * MICRO) / MICRO;
    }
}

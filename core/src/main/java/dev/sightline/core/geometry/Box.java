package dev.sightline.core.geometry;

/**
 * An axis-aligned box whose type states which frame its numbers are in.
 *
 * <ul>
 *   <li>{@link Pixels}: pixels of the source image, what annotations and predictions use.
 *   <li>{@link Input}: pixels of the network's input, after the contract has resized and padded the image.
 *   <li>{@link Normalized}: centre and size as fractions of the source image, what YOLO files hold.
 * </ul>
 */
public sealed interface Box permits Box.Pixels, Box.Input, Box.Normalized {

    /**
     * Edges in pixels of the source image. May reach outside the image; {@link #clip} cuts it.
     *
     * Numbers that are not finite and edges in the wrong order are refused.
     */
    record Pixels(double xMin, double yMin, double xMax, double yMax) implements Box, CornerBox<Pixels> {
        public Pixels {
            requireEdges(xMin, yMin, xMax, yMax);
        }

        /** From a corner and a size, as COCO writes boxes: {@code [x, y, width, height]}. */
        public static Pixels ofSize(double x, double y, double width, double height) {
            return new Pixels(x, y, x + width, y + height);
        }

        /** The part of this box inside an image of the given size; possibly of zero area, never inverted. */
        public Pixels clip(double imageWidth, double imageHeight) {
            return new Pixels(
                    limit(xMin, imageWidth),
                    limit(yMin, imageHeight),
                    limit(xMax, imageWidth),
                    limit(yMax, imageHeight));
        }

        /** The same box as fractions of an image of the given size in pixels. */
        public Normalized normalize(double imageWidth, double imageHeight) {
            return new Normalized(
                    xCenter() / imageWidth, yCenter() / imageHeight, width() / imageWidth, height() / imageHeight);
        }

        private static double limit(double value, double maximum) {
            return Math.max(0, Math.min(value, maximum));
        }
    }

    /**
     * Edges in pixels of the network's input canvas.
     *
     * Numbers that are not finite and edges in the wrong order are refused.
     */
    record Input(double xMin, double yMin, double xMax, double yMax) implements Box, CornerBox<Input> {
        public Input {
            requireEdges(xMin, yMin, xMax, yMax);
        }
    }

    /**
     * Centre and size as fractions of the source image, usually within 0 to 1.
     *
     * Numbers that are not finite and negative sizes are refused.
     */
    record Normalized(double xCenter, double yCenter, double width, double height) implements Box {
        public Normalized {
            if (!(Double.isFinite(xCenter) && Double.isFinite(yCenter) && isSize(width) && isSize(height))) {
                throw new IllegalArgumentException("a normalized box needs a finite centre and sizes of 0 or more,"
                        + " received centre (" + xCenter + ", " + yCenter + ") and size " + width + " x " + height);
            }
        }

        /** The same box in pixels of an image of the given size. */
        public Pixels toPixels(double imageWidth, double imageHeight) {
            return new Pixels(
                    (xCenter - width / 2) * imageWidth,
                    (yCenter - height / 2) * imageHeight,
                    (xCenter + width / 2) * imageWidth,
                    (yCenter + height / 2) * imageHeight);
        }

        private static boolean isSize(double value) {
            return value >= 0 && Double.isFinite(value);
        }
    }

    private static void requireEdges(double xMin, double yMin, double xMax, double yMax) {
        boolean finite =
                Double.isFinite(xMin) && Double.isFinite(yMin) && Double.isFinite(xMax) && Double.isFinite(yMax);
        if (!finite || xMax < xMin || yMax < yMin) {
            throw new IllegalArgumentException("a box needs finite edges with xMin <= xMax and yMin <= yMax, received ("
                    + xMin + ", " + yMin + ", " + xMax + ", " + yMax + ")");
        }
    }
}

package dev.sightline.data.synth;

/**
 * A shape by its signed distance in pixels: negative inside, 0 on the edge, positive outside. Only square roots and
 * {@link StrictMath} are used, so that every machine draws the same image.
 */
sealed interface Outline {

    double distance(double x, double y);

    double xCenter();

    double yCenter();

    /** No part of the shape is farther than this from its centre. */
    double reach();

    /** A line with round ends: what copper tracks are made of. */
    record Capsule(double xFrom, double yFrom, double xTo, double yTo, double radius) implements Outline {
        @Override
        public double distance(double x, double y) {
            double dx = xTo - xFrom;
            double dy = yTo - yFrom;
            double along = ((x - xFrom) * dx + (y - yFrom) * dy) / Math.max(1e-9, dx * dx + dy * dy);
            double t = Math.max(0, Math.min(1, along));
            return length(x - xFrom - t * dx, y - yFrom - t * dy) - radius;
        }

        @Override
        public double xCenter() {
            return (xFrom + xTo) / 2;
        }

        @Override
        public double yCenter() {
            return (yFrom + yTo) / 2;
        }

        @Override
        public double reach() {
            return length(xTo - xFrom, yTo - yFrom) / 2 + radius;
        }
    }

    record Disc(double xCenter, double yCenter, double radius) implements Outline {
        @Override
        public double distance(double x, double y) {
            return length(x - xCenter, y - yCenter) - radius;
        }

        @Override
        public double reach() {
            return radius;
        }
    }

    /** A rectangle with rounded corners, sides parallel to the image's. */
    record Slab(double xCenter, double yCenter, double halfWidth, double halfHeight, double corner) implements Outline {
        @Override
        public double distance(double x, double y) {
            double dx = Math.abs(x - xCenter) - halfWidth + corner;
            double dy = Math.abs(y - yCenter) - halfHeight + corner;
            double outside = length(Math.max(dx, 0), Math.max(dy, 0));
            return outside + Math.min(Math.max(dx, dy), 0) - corner;
        }

        @Override
        public double reach() {
            return length(halfWidth, halfHeight);
        }
    }

    /** A ragged patch: a circle whose radius waves by {@code waviness} of itself. */
    record Blob(double xCenter, double yCenter, double radius, double waviness, double phase) implements Outline {
        @Override
        public double distance(double x, double y) {
            double dx = x - xCenter;
            double dy = y - yCenter;
            double angle = StrictMath.atan2(dy, dx);
            double wave = .6 * StrictMath.sin(2 * angle + phase)
                    + .3 * StrictMath.sin(3 * angle + 2.3 * phase)
                    + .2 * StrictMath.sin(5 * angle + 4.1 * phase);
            return length(dx, dy) - radius * (1 + waviness * wave);
        }

        @Override
        public double reach() {
            return radius * (1 + 1.1 * waviness);
        }
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }
}

package dev.sightline.image;

/**
 * Along one axis, which source pixels make each target pixel and with what weight, as Pillow computes it: a filter
 * stretched by the scale where the image shrinks, weights summing to 1, rounded to multiples of 2^-22.
 *
 * @param first source pixel of each target pixel's window
 * @param count source pixels of each window
 * @param weights {@code [target, width]} in units of 2^-22; beyond a window's count they are 0
 * @param width of a row of weights
 */
@SuppressWarnings("ArrayRecordComponent") // Read in inner loops; never leaves this package.
record ResampleTaps(int[] first, int[] count, int[] weights, int width) {

    /** Bits behind the point: 8 of the pixel and 2 of head-room leave 22 of 32. */
    static final int PRECISION = 22;

    /** Rows of weights are padded with zeros to a multiple of this: inner loops go in whole groups, without branches. */
    static final int GROUP = 4;

    /** A filter around 0. */
    enum Filter {
        /** {@code 1 - |x|} within 1. */
        TRIANGLE(1) {
            @Override
            double at(double x) {
                return Math.max(0, 1 - Math.abs(x));
            }
        },
        /** Keys' cubic with a = -0.5 within 2 (Keys 1981, "Cubic Convolution Interpolation", eq. 4). */
        CUBIC(2) {
            @Override
            double at(double x) {
                double d = Math.abs(x);
                if (d < 1) {
                    return (1.5 * d - 2.5) * d * d + 1;
                }
                return d < 2 ? (((d - 5) * d + 8) * d - 4) * -.5 : 0;
            }
        };

        private final double support;

        Filter(double support) {
            this.support = support;
        }

        abstract double at(double x);

        /** Whether no weight is negative, so that no sum leaves 0 to 255. */
        boolean isPositive() {
            return this == TRIANGLE;
        }
    }

    static ResampleTaps of(int source, int target, Filter filter) {
        double scale = (double) source / target;
        double stretch = Math.max(1, scale);
        double support = filter.support * stretch;
        int width = ((int) Math.ceil(support) * 2 + 1 + GROUP - 1) / GROUP * GROUP;
        int[] first = new int[target];
        int[] count = new int[target];
        int[] weights = new int[target * width];
        double[] window = new double[width];
        for (int out = 0; out < target; out++) {
            double center = (out + 0.5) * scale;
            first[out] = Math.max(0, (int) (center - support + 0.5));
            count[out] = Math.min(source, (int) (center + support + 0.5)) - first[out];
            double sum = 0;
            for (int i = 0; i < count[out]; i++) {
                window[i] = filter.at((i + first[out] - center + 0.5) / stretch);
                sum += window[i];
            }
            for (int i = 0; i < count[out]; i++) {
                weights[out * width + i] = fixed(sum == 0 ? window[i] : window[i] / sum);
            }
        }
        return new ResampleTaps(first, count, weights, width);
    }

    private static int fixed(double weight) {
        double scaled = weight * (1 << PRECISION);
        return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
    }
}

package dev.sightline.onnx.quantise;

/**
 * Rounds the weights of one output channel to whole levels so that their errors cancel out: what a layer reads is
 * mostly of one sign and alike from pixel to pixel, so it is the sum of the errors that reaches the next layer.
 *
 * <p>After rounding to nearest, the weights nearest to the other side are changed to it, first within each kernel
 * until its errors add up to half a level at most, then one in each of a few kernels until those of the channel do.
 * (Guo et al. 2022, "SQuant: On-the-Fly Data-Free Quantization via Diagonal Hessian Decomposition".)
 */
final class BalancedRounding {

    private final double[] exact;
    private final int kernel;
    private final int largest;
    private final int[] levels;

    private BalancedRounding(double[] exact, int kernel, int largest) {
        this.exact = exact;
        this.kernel = kernel;
        this.largest = largest;
        this.levels = new int[exact.length];
        for (int i = 0; i < exact.length; i++) {
            levels[i] = (int) Math.max(-largest, Math.min(largest, Math.rint(exact[i])));
        }
    }

    /**
     * The levels of a channel.
     *
     * @param exact weights in levels, kernel behind kernel, within {@code -largest} to {@code largest}
     * @param kernel weights in each kernel
     */
    static int[] levels(double[] exact, int kernel, int largest) {
        BalancedRounding rounding = new BalancedRounding(exact, kernel, largest);
        for (int first = 0; first < exact.length; first += kernel) {
            rounding.balanceKernel(first);
        }
        rounding.balanceChannel();
        return rounding.levels;
    }

    private void balanceKernel(int first) {
        for (double sum = error(first); Math.abs(sum) > .5; sum = error(first)) {
            if (!move(first, sum > 0 ? 1 : -1)) {
                return;
            }
        }
    }

    /** Moves the kernels that are most in excess, each once. */
    private void balanceChannel() {
        double[] errors = new double[exact.length / kernel];
        double sum = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(i * kernel);
            sum += errors[i];
        }
        int side = sum > 0 ? 1 : -1;
        for (int moves = (int) Math.rint(Math.abs(sum)); moves > 0; moves--) {
            int most = 0;
            for (int i = 1; i < errors.length; i++) {
                most = side * errors[i] > side * errors[most] ? i : most;
            }
            move(most * kernel, side);
            errors[most] = -side;
        }
    }

    private double error(int first) {
        double sum = 0;
        for (int i = first; i < first + kernel; i++) {
            sum += levels[i] - exact[i];
        }
        return sum;
    }

    /** Moves the weight of a kernel that was rounded furthest to this side one level to the other, if one was. */
    private boolean move(int first, int side) {
        int furthest = -1;
        for (int i = first; i < first + kernel; i++) {
            boolean fits = Math.abs(levels[i] - side) <= largest;
            boolean further =
                    furthest < 0 || side * (levels[i] - exact[i]) > side * (levels[furthest] - exact[furthest]);
            furthest = fits && further ? i : furthest;
        }
        if (furthest < 0) {
            return false;
        }
        levels[furthest] -= side;
        return true;
    }
}

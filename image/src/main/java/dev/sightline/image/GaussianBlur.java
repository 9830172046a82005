package dev.sightline.image;

/**
 * Images blurred by a normal distribution, along x and then along y. Weights are whole numbers that sum to 65536 and reach
 * three deviations to each side; beyond the edge the edge pixel goes on; bytes are rounded half up after each pass. So
 * every machine gives the same image. Without state: safe on every thread.
 */
public final class GaussianBlur {

    private static final int WEIGHT_BITS = 16;
    private static final double REACH = 3;

    private GaussianBlur() {}

    /**
     * The image blurred.
     *
     * @param sigma the deviation in pixels, above 0
     */
    public static Image apply(Image image, double sigma) {
        if (!(sigma > 0 && sigma <= 1000)) {
            throw new IllegalArgumentException(
                    "a blur's deviation must be above 0 and at most 1000 pixels, received " + sigma);
        }
        int[] weights = weights(sigma);
        int width = image.width();
        int height = image.height();
        byte[] across = pass(image.rgb(), width, height, 3, weights);
        return new Image(width, height, pass(across, height, width, width * 3, weights));
    }

    /** One pass along lines of {@code length} pixels that lie {@code step} bytes apart. */
    private static byte[] pass(byte[] in, int length, int lines, int step, int[] weights) {
        int reach = weights.length / 2;
        int lineStep = step == 3 ? length * 3 : 3;
        byte[] out = new byte[in.length];
        for (int line = 0; line < lines; line++) {
            int start = line * lineStep;
            for (int pixel = 0; pixel < length; pixel++) {
                for (int channel = 0; channel < 3; channel++) {
                    int sum = 1 << (WEIGHT_BITS - 1);
                    for (int i = -reach; i <= reach; i++) {
                        int from = Math.max(0, Math.min(length - 1, pixel + i));
                        sum += weights[i + reach] * (in[start + from * step + channel] & 255);
                    }
                    out[start + pixel * step + channel] = (byte) (sum >> WEIGHT_BITS);
                }
            }
        }
        return out;
    }

    private static int[] weights(double sigma) {
        int reach = (int) Math.ceil(REACH * sigma);
        double[] exact = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double distance = (i - reach) / sigma;
            exact[i] = StrictMath.exp(-distance * distance / 2);
            sum += exact[i];
        }
        int[] weights = new int[exact.length];
        int rest = 1 << WEIGHT_BITS;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (int) Math.round(exact[i] / sum * (1 << WEIGHT_BITS));
            rest -= weights[i];
        }
        weights[reach] += rest;
        return weights;
    }
}

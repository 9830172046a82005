package dev.sightline.image;

/**
 * A change of hue, saturation and value (HSV, hexcone model): light and camera differ from image to image.
 *
 * <p>{@code H' = H + hueTurns} around the circle, {@code S' = min(1, S * saturation)}, {@code V' = min(1, V * value)}.
 * Computed in whole numbers with the hue in 1/1536 turns, so that every machine gives the same image; the change
 * (0, 1, 1) moves no channel by more than 1 of 255, and grey stays grey.
 *
 * <p>Immutable: one shift can be applied on many threads.
 */
public final class HsvShift {

    private static final int SECTOR = 256;
    private static final int CIRCLE = 6 * SECTOR;
    private static final int ONE = 1 << 16;
    private static final double LARGEST_FACTOR = 256;

    /** {@code 65536 / i}, since dividing for each pixel is slow; 0 for 0. */
    private static final int[] RECIPROCALS = reciprocals();

    /**
     * The hexcone as a table: how far (in 1/256) a channel falls from its top, by hue plus 5, 3 and 1 sectors for red,
     * green and blue; long enough that no sum needs wrapping, as hues below red start one circle on.
     */
    private static final int[] FALLS = falls();

    private final int hueOffset;
    private final long saturation;
    private final int[] values;

    /**
     * The gains as augmentation draws them.
     *
     * @param hueTurns fraction of a full turn, such as -0.015 to 0.015
     * @param saturation factor, 0 to 256
     * @param value factor, 0 to 256
     */
    public HsvShift(double hueTurns, double saturation, double value) {
        if (!(Double.isFinite(hueTurns) && isFactor(saturation) && isFactor(value))) {
            throw new IllegalArgumentException("a finite hue and factors within 0 to 256 are needed, received hue "
                    + hueTurns + ", saturation " + saturation + ", value " + value);
        }
        this.hueOffset = (int) Math.floorMod(Math.round(hueTurns * CIRCLE), (long) CIRCLE) + CIRCLE;
        this.saturation = Math.round(saturation * ONE);
        this.values = new int[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.min(255, Math.round(i * value));
        }
    }

    /** The image with this change. */
    public Image apply(Image image) {
        byte[] out = new byte[image.rgb().length];
        shift(image.rgb(), out);
        return new Image(image.width(), image.height(), out);
    }

    private void shift(byte[] in, byte[] out) {
        int[] falls = FALLS;
        int[] reciprocals = RECIPROCALS;
        for (int i = 0; i < in.length - 2; i += 3) {
            int red = in[i] & 255;
            int green = in[i + 1] & 255;
            int blue = in[i + 2] & 255;
            int maximum = Math.max(red, Math.max(green, blue));
            int range = maximum - Math.min(red, Math.min(green, blue));
            int hue = hue(red, green, blue, maximum, reciprocals[range]) + hueOffset;
            int top = values[maximum];
            int share = (int) Math.min(ONE, ((long) range * reciprocals[maximum] * saturation) >> 16);
            int spread = (top * share + ONE / 2) >> 16;
            out[i] = (byte) (top - ((spread * falls[hue + 5 * SECTOR] + SECTOR / 2) >> 8));
            out[i + 1] = (byte) (top - ((spread * falls[hue + 3 * SECTOR] + SECTOR / 2) >> 8));
            out[i + 2] = (byte) (top - ((spread * falls[hue + SECTOR] + SECTOR / 2) >> 8));
        }
    }

    /** In 1/1536 turns, from -256 to 1280. */
    private static int hue(int red, int green, int blue, int maximum, int reciprocalRange) {
        if (maximum == red) {
            return ((green - blue) * reciprocalRange) >> 8;
        }
        return maximum == green
                ? 2 * SECTOR + (((blue - red) * reciprocalRange) >> 8)
                : 4 * SECTOR + (((red - green) * reciprocalRange) >> 8);
    }

    private static int[] falls() {
        int[] falls = new int[4 * CIRCLE];
        for (int i = 0; i < falls.length; i++) {
            int around = i % CIRCLE;
            falls[i] = Math.max(0, Math.min(SECTOR, Math.min(around, 4 * SECTOR - around)));
        }
        return falls;
    }

    private static int[] reciprocals() {
        int[] reciprocals = new int[256];
        for (int i = 1; i < 256; i++) {
            reciprocals[i] = (ONE + i / 2) / i;
        }
        return reciprocals;
    }

    private static boolean isFactor(double value) {
        return value >= 0 && value <= LARGEST_FACTOR;
    }
}

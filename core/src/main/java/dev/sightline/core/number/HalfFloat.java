package dev.sightline.core.number;

/** IEEE 754 half precision: one sign bit, five of exponent, ten of fraction. */
public final class HalfFloat {

    /** The largest finite number. */
    public static final float LARGEST = 65504;

    private static final int SIGN = 0x8000;
    private static final int EXPONENT_MASK = 0x1f;
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
    private static final int FRACTION_BITS_LOST = 13;
    /** From half precision's exponent bias, 15, to single precision's, 127. */
    private static final int BIAS_CHANGE = 127 - 15;

    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;
    private static final int NOT_A_NUMBER = 0x7e00;
    private static final int INFINITE = 0x7c00;

    private HalfFloat() {}

    /** The bits of the nearest half; of two as near, the one whose last bit is 0. */
    public static short bits(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & SIGN;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | NOT_A_NUMBER);
        }
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
        }
        int bits = Float.floatToRawIntBits(magnitude);
        int lastKept = bits >>> FRACTION_BITS_LOST & 1;
        // A carry out of the fraction goes into the exponent, as it should.
        int rounded = (bits + (1 << (FRACTION_BITS_LOST - 1)) - 1 + lastKept) >>> FRACTION_BITS_LOST;
        return (short) (sign | Math.min(rounded - (BIAS_CHANGE << FRACTION_BITS), INFINITE));
    }

    /** The number that these bits stand for; exact for every value: subnormal, infinite and NaN too. */
    public static float toFloat(short half) {
        int sign = half & SIGN;
        int exponent = half >>> FRACTION_BITS & EXPONENT_MASK;
        int fraction = half & FRACTION_MASK;
        if (exponent == 0) {
            float magnitude = fraction * SMALLEST_SUBNORMAL;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == EXPONENT_MASK ? 0xff : exponent + BIAS_CHANGE;
        return Float.intBitsToFloat(sign << 16 | widened << 23 | fraction << FRACTION_BITS_LOST);
    }
}

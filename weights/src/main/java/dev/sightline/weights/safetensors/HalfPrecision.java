package dev.sightline.weights.safetensors;

/** IEEE 754 half precision: one sign bit, five of exponent, ten of fraction. */
final class HalfPrecision {

    private static final int EXPONENT_MASK = 0x1f;
    private static final int FRACTION_MASK = 0x3ff;
    /** From half precision's exponent bias, 15, to single precision's, 127. */
    private static final int BIAS_CHANGE = 127 - 15;

    private static final float SMALLEST_SUBNORMAL = 0x1p-24f;

    private HalfPrecision() {}

    /** Exact for every value: subnormal, infinite and NaN too. */
    static float toFloat(short half) {
        int sign = half & 0x8000;
        int exponent = half >>> 10 & EXPONENT_MASK;
        int fraction = half & FRACTION_MASK;
        if (exponent == 0) {
            float magnitude = fraction * SMALLEST_SUBNORMAL;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == EXPONENT_MASK ? 0xff : exponent + BIAS_CHANGE;
        return Float.intBitsToFloat(sign << 16 | widened << 23 | fraction << 13);
    }
}

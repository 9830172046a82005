package dev.sightline.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a person writes them. */
final class Shown {

    /** Digits that are shown of a number such as 4 / 3. */
    private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private Shown() {}

    /** 1 and not 1.0; a number below a ten-thousandth with a power of ten; five digits of a number that has more than ten. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        BigDecimal shown = (exact.precision() > 10 ? exact.round(DIGITS) : exact).stripTrailingZeros();
        return Math.abs(value) < 1e-4 ? scientific(shown) : shown.toPlainString();
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}

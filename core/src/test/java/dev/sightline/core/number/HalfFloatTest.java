package dev.sightline.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, 0000",
        "-0.0, 8000",
        "1, 3c00",
        "-2, c000",
        "65504, 7bff",
        "65519.9, 7bff",
        "65520, 7c00",
        "1e20, 7c00",
        "Infinity, 7c00",
        "NaN, 7e00",
        "0.1, 2e66",
        "1.00048828125, 3c00",
        "1.00146484375, 3c02",
        "1.0009765625, 3c01",
        "6.103515625e-5, 0400",
        "6.097555160522461e-5, 03ff",
        "5.960464477539063e-8, 0001",
        "2.9802322387695312e-8, 0000",
        "8.940696716308594e-8, 0002",
        "1e-30, 0000"
    })
    void aNumberIsRoundedToTheNearestHalf(float value, String bits) {
        assertThat(String.format("%04x", HalfFloat.bits(value) & 0xffff)).isEqualTo(bits);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0000, 0",
        "8000, -0.0",
        "3c00, 1",
        "c000, -2",
        "0001, 0x1p-24",
        "03ff, 0x3ffp-24",
        "7bff, 65504",
        "7c00, Infinity",
        "fc00, -Infinity",
        "3555, 0x555p-12",
        "7e00, NaN"
    })
    void aHalfIsWidenedExactly(String bits, String value) {
        // Boxed, so that -0 is not 0 and NaN is NaN.
        assertThat(HalfFloat.toFloat((short) Integer.parseInt(bits, 16))).isEqualTo(Float.valueOf(value));
    }

    @Test
    void everyHalfComesBackFromItsNumber() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.bits(value)).isEqualTo((short) bits);
            }
        }
    }
}

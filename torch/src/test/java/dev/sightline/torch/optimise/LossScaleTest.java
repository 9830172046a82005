package dev.sightline.torch.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.torch.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row of the tables is what happens, step by step, from a scale of 65536: g good updates, o an overflow. */
class LossScaleTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1999g, 65536",
        "2000g, 131072",
        "2001g, 131072",
        "3999g, 131072",
        "4000g, 262144",
        "1o, 32768",
        "2o, 16384",
        "1999g 1o, 32768",
        "1999g 1o 1g, 32768",
        "1999g 1o 1999g, 32768",
        "1999g 1o 2000g, 65536",
        "2000g 1o, 65536",
        "16o, 1",
        "17o, 1",
        "40o 2000g, 2",
    })
    void doublesAfterTwoThousandGoodUpdatesInARowAndHalvesAtAnOverflow(String history, double expected) {
        LossScale scale = new LossScale(Precision.FLOAT16);
        follow(scale, history);
        assertThat(scale.value()).isEqualTo(expected);
    }

    @Test
    void neverGrowsBeyondWhatASingleFloatHolds() {
        LossScale scale = new LossScale(Precision.FLOAT16);
        follow(scale, "400000g");
        assertThat((float) scale.value()).isFinite().isEqualTo(0x1p127f);
    }

    @ParameterizedTest
    @EnumSource(value = Precision.class, names = "FLOAT16", mode = EnumSource.Mode.EXCLUDE)
    void isOneForEverInOtherPrecisions(Precision precision) {
        LossScale scale = new LossScale(precision);
        follow(scale, "4000g 3o 1g");
        assertThat(scale.isUsed()).isFalse();
        assertThat(scale.value()).isEqualTo(1);
    }

    private static void follow(LossScale scale, String history) {
        for (String part : history.split(" ", -1)) {
            int count = Integer.parseInt(part.substring(0, part.length() - 1));
            for (int i = 0; i < count; i++) {
                if (part.endsWith("g")) {
                    scale.wentWell();
                } else {
                    scale.overflowed();
                }
            }
        }
    }
}

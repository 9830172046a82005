package dev.sightline.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "999, 999 bytes", "1000, 1.0 KB", "1500000, 1.5 MB", "25276514304, 25.3 GB"})
    void bytesAreInPowersOfAThousand(long bytes, String shown) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "59.4, 59 s", "59.6, 1 min 00 s", "185, 3 min 05 s", "3600, 1 h 00 min", "7620, 2 h 07 min"
    })
    void timesAreRoundedToWhatMatters(double seconds, String shown) {
        assertThat(Quantity.seconds(seconds)).isEqualTo(shown);
    }
}

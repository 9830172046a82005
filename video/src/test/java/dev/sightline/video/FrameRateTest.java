package dev.sightline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameRateTest {

    @Test
    void timesAreRoundedToTheNanosecondAndDoNotDrift() {
        FrameRate television = new FrameRate(30000, 1001);
        assertThat(television.timeOf(1)).isEqualTo(Duration.ofNanos(33_366_667));
        assertThat(television.timeOf(30000)).isEqualTo(Duration.ofSeconds(1001));
        assertThat(FrameRate.perSecond(25).timeOf(3)).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void aRateIsWrittenAsItsFraction() {
        assertThat(new FrameRate(25, 2)).hasToString("25/2");
        assertThat(FrameRate.perSecond(30)).hasToString("30");
    }

    @Test
    void aRateIsAboveZero() {
        assertThatThrownBy(() -> new FrameRate(0, 1)).hasMessage("a frame rate is a fraction above 0, received 0/1");
    }
}

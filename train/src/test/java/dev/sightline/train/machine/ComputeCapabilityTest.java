package dev.sightline.train.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeCapabilityTest {

    @Test
    void theLowestOfTheCardsCounts() {
        assertThat(ComputeCapability.lowest(List.of("9.0", " 7.5 ", ""))).hasValue(7.5);
    }

    @Test
    void withoutANumberForEachCardItIsUnknown() {
        assertThat(ComputeCapability.lowest(List.of())).isEmpty();
        assertThat(ComputeCapability.lowest(List.of("8.6", "[N/A]"))).isEmpty();
    }
}

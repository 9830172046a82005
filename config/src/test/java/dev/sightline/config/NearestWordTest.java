package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    @Test
    void theNearestWordIsOfferedOnlyWhereItIsNear() {
        assertThat(NearestWord.among(List.of("epochs", "seed"), "epoch")).contains("epochs");
        assertThat(NearestWord.among(List.of("epochs", "seed"), "optimizer")).isEmpty();
    }
}

package dev.sightline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "epochs,epochs,0",
        "epcohs,epochs,1",
        "ephocs,epochs,2",
        "epoch,epochs,1",
        "lr,rate,4",
        "'',abc,3",
        "kitten,sitting,3"
    })
    void editsAreCounted(String a, String b, int edits) {
        assertThat(NearestWord.distance(a, b)).isEqualTo(edits);
        assertThat(NearestWord.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void theNearestWordIsOfferedOnlyWhereItIsNear() {
        assertThat(NearestWord.among(List.of("epochs", "seed"), "epoch")).contains("epochs");
        assertThat(NearestWord.among(List.of("epochs", "seed"), "optimizer")).isEmpty();
    }
}

package dev.sightline.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

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
        assertThat(EditDistance.between(a, b)).isEqualTo(edits);
        assertThat(EditDistance.between(b, a)).isEqualTo(edits);
    }
}

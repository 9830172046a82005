package dev.sightline.nn.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.InputContract;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.catalogue.ModelFamilies;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorDescriptionTest {

    private final DetectorDescription yolo = ModelFamilies.detector("yolov8").description();

    static Stream<String> families() {
        return ModelFamilies.detectors().stream().map(DetectorFamily::name);
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyDetectorHasTheOutputsThatItsDescriptionNames(String name) {
        DetectorFamily family = ModelFamilies.detector(name);
        DetectorDescription described = family.description();
        Graph graph = family.build(ModelOptions.square(family.variants().get(0), 3, 64));
        List<String> outputs = graph.outputs().stream().map(GraphOutput::name).toList();
        assertThat(outputs)
                .containsAll(described.training().names())
                .containsAll(described.deployed().outputs());
        assertThat(described.coarsestStride()).isEqualTo(described.deployed().alignment());
    }

    @ParameterizedTest
    @MethodSource("families")
    void deployedAndTrainedNetworksHaveTheSameParameters(String name) {
        DetectorFamily family = ModelFamilies.detector(name);
        DetectorDescription described = family.description();
        Graph graph = family.build(ModelOptions.square(family.variants().get(0), 3, 64));
        assertThat(graph.keeping(described.training().names()).parameters()).isEqualTo(graph.parameters());
        assertThat(graph.keeping(described.deployed().outputs()).parameters()).isEqualTo(graph.parameters());
    }

    @ParameterizedTest
    @MethodSource("families")
    void gainsThatAreSetAreTheGainsThereAre(String name) {
        DetectorLoss loss = ModelFamilies.detector(name).description().loss();
        assertThat(loss.withGains(loss.gains())).isEqualTo(loss);
    }

    @Test
    void yoloV8IsTrainedAndDeployedWithTheSameMaps() {
        assertThat(yolo.training().names())
                .containsExactly("boxes_8", "scores_8", "boxes_16", "scores_16", "boxes_32", "scores_32")
                .isEqualTo(yolo.deployed().outputs());
        assertThat(yolo.boxChannels()).isEqualTo(64);
        assertThat(yolo.coarsestStride()).isEqualTo(32);
        assertThat(yolo.loss().gains()).isEqualTo(Map.of("box", 7.5, "class", .5, "distribution", 1.5));
        assertThat(yolo.input().at(320, 256)).isEqualTo(InputContract.letterboxRgb(320, 256));
    }

    @Test
    void aMapThatThereIsNotIsRefusedNamingThose() {
        assertThatThrownBy(() -> yolo.training().name("objectness", 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are the maps [boxes, scores] of strides [8, 16, 32], received objectness of 8");
    }
}

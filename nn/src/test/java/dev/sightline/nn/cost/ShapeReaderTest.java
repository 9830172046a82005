package dev.sightline.nn.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeReaderTest {

    private final Graph yolo = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 6, 64));

    @Test
    void shapesFollowAnotherBatchAndImageSize() {
        GraphShapes shapes = ShapeReader.read(yolo, 4, new Extent(320, 416));
        assertThat(shapes.of(yolo.output("boxes_8").value())).isEqualTo(Shape.of(4, 64, 40, 52));
        assertThat(shapes.of(yolo.output("scores_32").value())).isEqualTo(Shape.of(4, 6, 10, 13));
    }

    @Test
    void sizeThatDoesNotFitNamesTheNode() {
        assertThatThrownBy(() -> ShapeReader.read(yolo, 1, new Extent(80, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model.11 (Concat): expected inputs that differ on axis 1 alone,"
                        + " found [[1, 128, 6, 4], [1, 64, 5, 4]]");
    }

    @Test
    void linearLayerFixesTheImageSize() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, 8, 8));
        net.output("logits", net.linear("fc", net.flatten(image), 10));
        Graph graph = net.build();
        assertThatThrownBy(() -> ShapeReader.read(graph, 1, new Extent(4, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fc (Linear): expected [batch, 192], found [1, 48]");
    }

    @Test
    void unknownInputIsRefused() {
        assertThatThrownBy(() -> ShapeReader.read(yolo, Map.of("pixels", Shape.of(1, 3, 64, 64))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the graph has no input 'pixels'; inputs are [image]");
    }

    @Test
    void valueOfAnotherGraphIsRefused() {
        assertThatThrownBy(() -> ShapeReader.read(yolo).of(new Value(9999, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not in the graph");
    }
}

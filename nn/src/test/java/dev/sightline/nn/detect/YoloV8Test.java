package dev.sightline.nn.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Initializer;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloV8Test {

    private static final ModelFamily YOLO = ModelFamilies.named("yolov8");

    /** Of n, the published total is 3,157,200: these and the 16 constants of the box decoder. */
    @ParameterizedTest(name = "{0} has {1} trainable parameters for 80 classes")
    @CsvSource({"n, 3157184", "s, 11166544", "m, 25902624", "l, 43691504", "x, 68229632"})
    void trainableParameterCountNeverChanges(String variant, long expected) {
        Graph graph = YOLO.build(ModelOptions.square(variant, 80, 640));
        long count = graph.parameters().stream()
                .filter(Parameter::isTrainable)
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        assertThat(count).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "model.0.conv.weight | [16, 3, 3, 3]",
                "model.0.bn.weight | [16]",
                "model.0.bn.running_var | [16]",
                "model.2.cv1.conv.weight | [32, 32, 1, 1]",
                "model.2.m.0.cv1.conv.weight | [16, 16, 3, 3]",
                "model.2.cv2.conv.weight | [32, 48, 1, 1]",
                "model.9.cv2.conv.weight | [256, 512, 1, 1]",
                "model.12.cv1.conv.weight | [128, 384, 1, 1]",
                "model.22.cv2.0.0.conv.weight | [64, 64, 3, 3]",
                "model.22.cv2.2.2.bias | [64]",
                "model.22.cv3.1.0.conv.weight | [80, 128, 3, 3]",
                "model.22.cv3.0.2.weight | [80, 80, 1, 1]",
            })
    void parametersStandWhereThePublicCheckpointsHaveThem(String path, String shape) {
        Graph graph = YOLO.build(ModelOptions.square("n", 80, 640));
        assertThat(graph.parameter(path).shape()).hasToString(shape);
    }

    @Test
    void headStartsFromAboutFiveObjectsPerImage() {
        Graph graph = YOLO.build(ModelOptions.square("n", 3, 320));
        assertThat(graph.parameter("model.22.cv2.0.2.bias").initializer()).isEqualTo(new Initializer.Constant(1));
        Initializer scores = graph.parameter("model.22.cv3.0.2.bias").initializer();
        float[] bias = new float[1];
        scores.fill(bias, new java.util.Random(0));
        double expectedObjects = 3 * 80 * 80 / (1 + Math.exp(-bias[0]));
        assertThat(expectedObjects).isCloseTo(5, within(0.01));
    }

    @Test
    void customScaleChangesWidthAndDepth() {
        YoloV8Scale scale = new YoloV8Scale("custom", 0.67, 0.125, 1024);
        Graph graph = YoloV8.build(scale, ModelOptions.square("custom", 3, 64));
        assertThat(graph.parameter("model.0.conv.weight").shape()).isEqualTo(Shape.of(8, 3, 3, 3));
        assertThat(graph.parameters())
                .extracting(Parameter::path)
                .contains("model.4.m.3.cv1.conv.weight")
                .doesNotContain("model.4.m.4.cv1.conv.weight");
    }

    @Test
    void unknownVariantIsRefusedNamingTheAcceptedOnes() {
        assertThatThrownBy(() -> YOLO.build(ModelOptions.square("N", 80, 640)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown variant 'N' of yolov8; accepted: n, s, m, l, x, tiny");
    }

    @Test
    void unknownFamilyIsRefusedNamingTheAcceptedOnes() {
        assertThatThrownBy(() -> ModelFamilies.named("yolo8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown model family 'yolo8'; accepted: yolov8, ");
    }

    @Test
    void inputThatTheCoarsestLevelDoesNotDivideIsRefused() {
        assertThatThrownBy(() -> YOLO.build(new ModelOptions("n", 80, 650, 640)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "yolov8 needs an input width that is a multiple of 32, received 650; nearest are 640 and 672");
    }
}

package dev.sightline.nn.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Initializer;
import dev.sightline.nn.Node;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Subsample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloXTest {

    private static final DetectorFamily YOLOX = ModelFamilies.detector("yolox");

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s    | backbone.backbone.stem.conv.conv.weight       | [32, 12, 3, 3]",
                "s    | backbone.backbone.stem.conv.bn.running_var    | [32]",
                "s    | backbone.backbone.dark2.0.conv.weight         | [64, 32, 3, 3]",
                "s    | backbone.backbone.dark2.1.conv1.conv.weight   | [32, 64, 1, 1]",
                "s    | backbone.backbone.dark3.1.m.2.conv2.bn.weight | [64]",
                "s    | backbone.backbone.dark5.1.conv2.conv.weight   | [512, 1024, 1, 1]",
                "s    | backbone.backbone.dark5.2.m.0.conv1.conv.weight | [256, 256, 1, 1]",
                "s    | backbone.lateral_conv0.conv.weight            | [256, 512, 1, 1]",
                "s    | backbone.C3_p4.conv1.conv.weight              | [128, 512, 1, 1]",
                "s    | backbone.reduce_conv1.conv.weight             | [128, 256, 1, 1]",
                "s    | backbone.bu_conv2.conv.weight                 | [128, 128, 3, 3]",
                "s    | backbone.C3_n4.m.0.conv2.conv.weight          | [256, 256, 3, 3]",
                "s    | head.stems.2.conv.weight                      | [128, 512, 1, 1]",
                "s    | head.cls_convs.0.1.conv.weight                | [128, 128, 3, 3]",
                "s    | head.reg_preds.1.weight                       | [4, 128, 1, 1]",
                "s    | head.obj_preds.0.bias                         | [1]",
                "s    | head.cls_preds.2.weight                       | [80, 128, 1, 1]",
                "nano | backbone.backbone.dark2.0.dconv.conv.weight   | [16, 1, 3, 3]",
                "nano | backbone.backbone.dark2.0.pconv.bn.weight     | [32]",
                "nano | backbone.backbone.dark2.1.m.0.conv2.dconv.conv.weight | [16, 1, 3, 3]",
                "nano | head.cls_convs.0.0.pconv.conv.weight          | [64, 64, 1, 1]",
                "x    | backbone.backbone.dark3.1.m.11.conv1.conv.weight | [160, 160, 1, 1]",
            })
    void parametersStandWhereThePublicCheckpointsHaveThem(String variant, String path, String shape) {
        assertThat(YOLOX.build(ModelOptions.square(variant, 80, 64))
                        .parameter(path)
                        .shape())
                .hasToString(shape);
    }

    @Test
    void deployedRowsAreBoxObjectnessAndScoresOfEveryCell() {
        Graph graph = YOLOX.build(new ModelOptions("nano", 80, 416, 416));
        assertThat(ShapeReader.read(graph).of(graph.output("output").value())).isEqualTo(Shape.of(1, 3549, 85));
        assertThat(ShapeReader.read(graph).of(graph.output("objectness_16").value()))
                .isEqualTo(Shape.of(1, 1, 26, 26));
    }

    @Test
    void theStemTakesEvenAndOddRowsOfEvenThenOfOddColumns() {
        Extent two = Extent.square(2);
        assertThat(YOLOX.build(ModelOptions.square("nano", 2, 64)).nodes())
                .extracting(Node::operation)
                .filteredOn(operation -> operation instanceof Subsample)
                .containsExactly(
                        new Subsample(0, 0, two),
                        new Subsample(1, 0, two),
                        new Subsample(0, 1, two),
                        new Subsample(1, 1, two));
    }

    @Test
    void logitsStartAtAProbabilityOfOneInAHundred() {
        Graph graph = YOLOX.build(ModelOptions.square("nano", 2, 64));
        assertThat(graph.parameter("head.cls_preds.0.bias").initializer())
                .isEqualTo(graph.parameter("head.obj_preds.2.bias").initializer())
                .isEqualTo(new Initializer.Constant(-Math.log(99)));
    }

    @Test
    void imagesEnterBlueFirstInBytesFromTheTopLeft() {
        InputContract input = YOLOX.description().input().at(416, 320);
        assertThat(input.color()).isEqualTo(ColorOrder.BGR);
        assertThat(input.normalization()).isEqualTo(Normalization.scaleOnly(Normalization.Scale.ZERO_TO_255, 3));
        assertThat(input.padding()).isEqualTo(114);
        assertThat(input.resize())
                .isEqualTo(
                        new ResizeRule.Letterbox(416, 320, ResizeRule.Anchor.TOP_LEFT, true, ResizeRule.Rounding.DOWN));
    }

    @Test
    void inputThatTheCoarsestLevelDoesNotDivideIsRefused() {
        assertThatThrownBy(() -> YOLOX.build(new ModelOptions("nano", 80, 640, 650)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "yolox needs an input height that is a multiple of 32, received 650; nearest are 640 and 672");
    }
}

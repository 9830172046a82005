package dev.sightline.config.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.RecipeException;
import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.ElementType;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.OperatingPoint;
import dev.sightline.core.contract.Orientation;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.label.LabelMap;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTextTest {

    private static final LabelMap LABELS = new LabelMap(List.of("红细胞", "true", "1.5", "quote\" \\ and: #"), 1);
    private static final InputContract USUAL = InputContract.letterboxRgb(416, 320);
    private static final DetectionDecoding DECODING = new DetectionDecoding(.013, .65, true, 77);

    @ParameterizedTest
    @MethodSource("contracts")
    void whatIsWrittenIsReadAsItWas(Contract contract) {
        assertThat(ContractReader.parse("sightline.contract", ContractWriter.json(contract)))
                .isEqualTo(contract);
    }

    static Stream<Contract> contracts() {
        Head distances = new DetectionHead(new BoxCoding.DistanceMaps(16, List.of(8, 16, 32)), DECODING);
        List<OperatingPoint> points = List.of(
                new OperatingPoint("balanced", List.of(.1, .25, 1.0, 0.0)),
                new OperatingPoint("miss nothing", List.of(.01, .02, .03, 1e-9)));
        InputContract bytes = new InputContract(
                new ResizeRule.FitAligned(600, 1000, 64),
                ColorOrder.GRAY,
                Orientation.IGNORE_EXIF,
                new AlphaRule.Over(255),
                Interpolation.AREA,
                0,
                Normalization.scaleOnly(Normalization.Scale.ZERO_TO_255, 1),
                Layout.NHWC,
                ElementType.UINT8);
        InputContract imageNet = USUAL.withColor(ColorOrder.BGR, Normalization.imageNetRgb())
                .withResize(new ResizeRule.ShortSideCrop(256, 224, 192));
        ResizeRule topLeft =
                new ResizeRule.Letterbox(416, 416, ResizeRule.Anchor.TOP_LEFT, false, ResizeRule.Rounding.DOWN);
        return Stream.of(
                new Contract(USUAL, LABELS, distances, points),
                new Contract(
                        bytes, LABELS, new DetectionHead(new BoxCoding.SuppressedBoxes("found"), DECODING), List.of()),
                new Contract(
                        USUAL.withResize(topLeft),
                        LABELS,
                        new DetectionHead(new BoxCoding.YoloxCells("output", List.of(8, 16, 32)), DECODING),
                        List.of()),
                new Contract(
                        USUAL.withResize(new ResizeRule.Stretch(64, 32)),
                        LABELS,
                        new DetectionHead(new BoxCoding.DecodedBoxes("b", "s"), DECODING),
                        List.of()),
                new Contract(
                        imageNet,
                        LABELS,
                        new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 1, 1.25),
                        List.of()));
    }

    @Test
    void aSideCarStatesOnlyWhatDiffersFromTheUsual() {
        Contract contract = ContractReader.parse("model.yaml", """
                contract: 1
                input:
                  resize: {rule: letterbox, width: 416, height: 320}
                labels: {names: [cat, dog]}
                head:
                  task: detection
                  boxes: {coding: distance-maps}
                """);

        assertThat(contract.input()).isEqualTo(USUAL);
        assertThat(contract.head())
                .isEqualTo(new DetectionHead(
                        new BoxCoding.DistanceMaps(16, List.of(8, 16, 32)), DetectionDecoding.forEvaluation()));
    }

    @Test
    void everyContractOfTheProjectIsAccepted() throws IOException {
        try (var files = Files.list(SharedData.projectRoot().resolve("configs/contracts"))) {
            List<Path> contracts = files.toList();
            assertThat(contracts)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    ContractReader.read(file).labels().size())
                            .as(file.toString())
                            .isPositive());
        }
    }

    @Test
    void labelsWithoutNamesAreNumbered() {
        Contract contract = ContractReader.parse("model.yaml", """
                contract: 1
                input: {resize: {rule: stretch, width: 32, height: 32}}
                labels: {count: 3}
                head: {task: classification, output: logits}
                """);

        assertThat(contract.labels().names()).containsExactly("class 0", "class 1", "class 2");
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirLines() {
        assertThatThrownBy(() -> ContractReader.parse("model.yaml", """
                        contract: 2
                        input:
                          resize: {rule: letterbocks, width: 416}
                          color: bgr
                          normalization: {mean: [0.1, 0.2], scale: 0-1}
                        labels: {names: [cat, cat]}
                        head:
                          task: detection
                          boxes: {coding: yolox, strides: [8, 0]}
                          nms: .5
                        operating-points:
                          - {name: low, thresholds: [.1, 1.2]}
                        """))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("model.yaml:1: contract")
                .hasMessageContaining("model.yaml:3: input.resize.rule must be one of")
                .hasMessageContaining("model.yaml:5: input.normalization.mean must have 3 items, received 2")
                .hasMessageContaining("model.yaml:6: labels.names does not fit")
                .hasMessageContaining("'cat' is class 0 and class 1")
                .hasMessageContaining("model.yaml:9: head.boxes.output is missing")
                .hasMessageContaining("strides must be different whole numbers of 1 or more, received [8, 0]")
                .hasMessageContaining("model.yaml:10: head.nms is not a known key; accepted here:")
                .hasMessageEndingWith("a threshold within 0 to 1 for each class, received [0.1, 1.2]");
    }

    @Test
    void aTextThatIsNoContractIsRefused() {
        assertThatThrownBy(() -> ContractReader.parse("sightline.contract", "{\"contract\": "))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("sightline.contract");
        assertThatThrownBy(() -> ContractReader.parse("sightline.contract", "{_base_: ../secret.yaml}"))
                .hasMessage("sightline.contract: a contract inside another file cannot have a _base_");
        assertThatThrownBy(() -> ContractReader.parse("sightline.contract", "")).isInstanceOf(RecipeException.class);
    }
}

package dev.sightline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.classification.ClassificationMetrics;
import dev.sightline.core.classification.ClassifiedImage;
import dev.sightline.core.classification.MultiLabelImage;
import dev.sightline.core.classification.MultiLabelMetrics;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final List<String> NAMES = List.of("screw", "nut");

    @Test
    void aDetectorsDocumentHoldsItsMetricsAndThePrecisionOfEachCategory() {
        Evaluation evaluation = DetectionEvaluation.of(found(.8), 1, NAMES, List.of("7", "9"));

        assertThat(evaluation.fields())
                .containsEntry("AR@100", 1.0)
                .containsKeys("AP", "AP50", "AP_per_category")
                .doesNotContainKeys("images", "notes");
        assertThat((Map<?, ?>) evaluation.fields().get("AP_per_category"))
                .hasToString("{7=" + evaluation.metric("AP").getAsDouble() + ", 9=null}");
        assertThat(evaluation.leading()).containsExactly("AP", "AP50", "AP75");
    }

    @Test
    void aDetectorSuggestsTheThresholdsOfItsBestF1() {
        assertThat(DetectionEvaluation.of(found(.8), 1, NAMES).operatingPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.thresholds().get(0)).isEqualTo(.8));
    }

    @Test
    void scoresThatAreNoSharesSuggestNoThreshold() {
        assertThat(DetectionEvaluation.of(found(17), 1, NAMES).operatingPoints())
                .isEmpty();
    }

    @Test
    void aClassifiersDocumentNamesEachClassWithItsNumbers() {
        Evaluation evaluation = ClassificationEvaluation.of(
                ClassificationMetrics.of(
                        List.of(
                                new ClassifiedImage("a", 0, new double[] {2, 1}),
                                new ClassifiedImage("b", 0, new double[] {1, 2})),
                        1),
                NAMES,
                List.of("a note"));

        assertThat(evaluation.metric("top1")).hasValue(.5);
        assertThat(evaluation.fields())
                .containsEntry("images", 2)
                .containsEntry("confusion", List.of(List.of(1, 1), List.of(0, 0)))
                .containsEntry("notes", List.of("a note"));
        assertThat((Map<?, ?>) evaluation.fields().get("per-class"))
                .hasToString("{screw={images=2, predicted=1, precision=1.0, recall=0.5, F1=0.6666666666666666},"
                        + " nut={images=0, predicted=1, precision=0.0, recall=null, F1=0.0}}");
    }

    @Test
    void whereAnyNumberOfClassesIsRightEachHasItsAveragePrecisionAndNoneIsTakenForAnother() {
        Evaluation evaluation = ClassificationEvaluation.of(
                MultiLabelMetrics.of(List.of(new MultiLabelImage("a", List.of(0), new double[] {2, -1}))),
                NAMES,
                List.of());

        assertThat(evaluation.leading()).first().isEqualTo("mAP");
        assertThat(evaluation.classes().columns())
                .last()
                .satisfies(column -> assertThat(column.name()).isEqualTo("AP"));
        assertThat(evaluation.fields()).containsEntry("notes", List.of()).doesNotContainKey("confusion");
    }

    @Test
    void furtherNotesComeIntoTheDocument() {
        Evaluation evaluation = DetectionEvaluation.of(found(.8), 1, NAMES).withNotes(List.of("shared images"));

        assertThat(evaluation.fields()).containsEntry("notes", List.of("shared images"));
    }

    @Test
    void metricsOfAnotherNumberOfClassesAreRefused() {
        assertThatThrownBy(() -> DetectionEvaluation.of(found(.8), 1, List.of("one")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 classes")
                .hasMessageContaining("has 1");
    }

    private static DetectionMetrics found(double score) {
        EvaluatedImage image = new EvaluatedImage(
                "p",
                List.of(new GroundTruthBox(0, 0, 10, 10, 100, 0, false)),
                List.of(new DetectedBox(0, 0, 10, 10, 0, score)));
        return DetectionEvaluator.evaluate(List.of(image), 2, DetectionMetricOptions.coco());
    }
}

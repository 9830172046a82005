package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.batch.CanvasPlan;
import dev.sightline.data.batch.MultiScale;
import dev.sightline.data.batch.Rectangular;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasSectionTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog"));

    @Test
    void aSilentRecipeTrainsAtTheSizeOfItsInput() {
        assertThat(detector("").canvases().plan()).isEqualTo(CanvasPlan.inputSize());
        assertThat(detector("train: {rectangular: false}").canvases().plan()).isEqualTo(CanvasPlan.inputSize());
        assertThat(classifier("resnet", "18", "").canvases().plan().isOneSize()).isTrue();
    }

    @Test
    void multiScaleIsHalfToOneAndAHalfForEachBatchUnlessStated() {
        assertThat(detector("train: {multi-scale: {}}").canvases().plan()).isEqualTo(new MultiScale(.5, 1.5, 1, 32));
        assertThat(classifier("resnet", "18", "multi-scale: {min: .8, max: 1.2, every: 10}")
                        .canvases()
                        .plan())
                .isEqualTo(new MultiScale(.8, 1.2, 10, 32));
    }

    @Test
    void rectangularBatchesAreMultiplesOfTheCoarsestStride() {
        assertThat(detector("train: {rectangular: true}").canvases().plan()).isEqualTo(new Rectangular(32));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yolov8", "yolox"})
    void detectorsTakeEverySize(String family) {
        String model = "model: {family: " + family + "}\n";
        detector(model + "train: {multi-scale: {min: .1, max: 2}}").requireSizesFit(LABELS);
        detector(model + "train: {rectangular: true}").requireSizesFit(LABELS);
    }

    @Test
    void convolutionalClassifiersTakeEverySize() {
        classifier("resnet", "18", "multi-scale: {}").requireSizesFit(LABELS);
        classifier("mobilenetv2", "1.0", "multi-scale: {}").requireSizesFit(LABELS);
    }

    @ParameterizedTest
    @CsvSource({"vit, ti-16", "swin, t"})
    void aNetworkWithPositionsRefusesOtherSizesAtTheKey(String family, String variant) {
        ClassificationRecipe recipe = classifier(family, variant, "multi-scale: {}");

        assertThatThrownBy(() -> recipe.requireSizesFit(LABELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "train.multi-scale: the network cannot be trained at 128 x 128 and then at 224 x 224: ");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "train: {multi-scale: {}, rectangular: true} | train.rectangular cannot be combined with train.multi-scale |"
                        + " two owners of the size",
                "{train: {rectangular: true}, augment: [horizontal-flip, mosaic]} | train.rectangular cannot be combined with"
                        + " mosaic under augment | mosaic",
                "{train: {rectangular: true}, augment: [mixup]} | train.rectangular cannot be combined with mixup under"
                        + " augment | mixup",
                "{train: {rectangular: true}, input: {resize: stretch}} | train.rectangular needs input.resize: letterbox |"
                        + " stretch",
                "train: {multi-scale: {min: 1.5}} | train.multi-scale.min must be between 0.1 and 1 | the smallest size",
                "train: {multi-scale: {max: .5}} | train.multi-scale.max must be between 1 and 4 | the largest size",
                "train: {multi-scale: {min: 1, max: 1}} | train.multi-scale needs at least two multiples of 32 | one size",
                "train: {multi-scale: {evry: 1}} | did you mean every? | a mistyped key"
            })
    void whatCannotBeIsNamed(String settings, String message, String reason) {
        assertThatThrownBy(() -> detector(settings))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aClassifierHasOneOwnerOfItsSizesAndNoRectangularBatches() {
        assertThatThrownBy(() -> classifier("resnet", "18", "multi-scale: {}, sizes: [{until-epoch: 2, size: 64}]"))
                .hasMessageContaining("train.multi-scale cannot be combined with train.sizes");
        assertThatThrownBy(() -> classifier("resnet", "18", "rectangular: true"))
                .hasMessageContaining("train.rectangular is not a known key");
    }

    private static DetectionRecipe detector(String settings) {
        return DetectionRecipe.read(Recipe.parse(Path.of("test.yaml"), merged(settings), List.of()));
    }

    private static String merged(String settings) {
        String inner = settings.startsWith("{") ? settings.substring(1, settings.length() - 1) : "";
        return inner.isEmpty() ? "data: {root: p}\n" + settings : "{data: {root: p}, " + inner + "}";
    }

    private static ClassificationRecipe classifier(String family, String variant, String train) {
        return ClassificationRecipe.read(
                Recipe.parse(Path.of("test.yaml"), """
                task: classify
                model: {family: %s, variant: "%s"}
                input: {resize: {rule: stretch, width: 224, height: 224}}
                data: {root: images}
                train: {%s}
                """.formatted(family, variant, train), List.of()));
    }
}

package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.torch.loss.ClassLoss;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassLossSectionTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog", "eel"));

    /** Six cats, two dogs, no eel. */
    private static final Dataset TRAIN = Dataset.ofClasses(
            LABELS,
            IntStream.range(0, 8)
                    .mapToObj(number -> Sample.of(
                            "image-" + number,
                            Path.of(number + ".png"),
                            8,
                            8,
                            List.of(new ClassLabel(number < 6 ? 0 : 1))))
                    .toList(),
            false);

    @Test
    void allClassesCountAlikeWhereNothingIsStated() {
        assertThat(weights("").of(TRAIN)).isEmpty();
    }

    @Test
    void balancedWeightsGiveEachShownClassTheSameSum() {
        assertThat(weights("class-weights: {kind: balanced}").of(TRAIN))
                .containsExactly(8 / (2 * 6.0), 8 / (2 * 2.0), 1.0);
    }

    @Test
    void statedWeightsAreByNameAndOneForTheOthers() {
        assertThat(weights("class-weights: {kind: stated, weights: {dog: 3}}").of(TRAIN))
                .containsExactly(1.0, 3.0, 1.0);
    }

    @Test
    void aWeightForAClassThatIsNotThereIsRefused() {
        ClassWeights weights = weights("class-weights: {kind: stated, weights: {fox: 3}}");

        assertThatThrownBy(() -> weights.of(TRAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "loss.class-weights.weights: there is a weight for class 'fox', but the classes are cat, dog, eel");
    }

    @Test
    void binaryCrossEntropyIsForImagesOfOneClassAndOfSeveral() {
        assertThat(loss("kind: binary-cross-entropy, smoothing: 0.1", false))
                .isEqualTo(new ClassLoss.BinaryCrossEntropy(.1, true));
        assertThat(loss("kind: binary-cross-entropy", true)).isEqualTo(new ClassLoss.BinaryCrossEntropy(0, false));
    }

    @Test
    void aLossForSeveralClassesIsRefusedForOne() {
        assertThatThrownBy(() -> loss("kind: asymmetric", false))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(
                        "asymmetric judges each class alone; images of one class need cross-entropy, focal or"
                                + " binary-cross-entropy, or set data.multi-label: true");
    }

    private static ClassWeights weights(String loss) {
        Recipe recipe = recipe(loss);
        ClassWeights weights = ClassWeights.read(recipe.root().section("loss").section("class-weights"));
        recipe.finish();
        return weights;
    }

    private static ClassLoss loss(String settings, boolean multiLabel) {
        Recipe recipe = recipe(settings);
        ClassLoss loss = LossSection.read(recipe.root().section("loss"), multiLabel);
        recipe.finish();
        return loss;
    }

    private static Recipe recipe(String loss) {
        return Recipe.parse(Path.of("test.yaml"), "loss: {" + loss + "}", List.of());
    }
}

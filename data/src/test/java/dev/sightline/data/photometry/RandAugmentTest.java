package dev.sightline.data.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.recipe.AugmentationReader;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandAugmentTest {

    @Test
    void magnitudesAreNormalAboutTheStatedOne() {
        RandMagnitude magnitude = new RandMagnitude(RandAugmentSpace.TORCHVISION, 15, 2);
        RandomStream random = RandomStream.of(3);
        int count = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double drawn = 30 * magnitude.strength(random);
            sum += drawn;
            squares += drawn * drawn;
        }
        double mean = sum / count;
        assertThat(mean).isCloseTo(15, within(.07));
        assertThat(Math.sqrt(squares / count - mean * mean)).isCloseTo(2, within(.05));
    }

    /** Half of a normal distribution about either end lies beyond it and becomes the end. */
    @ParameterizedTest
    @CsvSource({"0, 0", "10, 1"})
    void magnitudesBeyondTheScaleAreItsEnd(double mean, double end) {
        RandMagnitude magnitude = new RandMagnitude(RandAugmentSpace.TIMM, mean, 3);
        RandomStream random = RandomStream.of(4);
        int atEnd = 0;
        for (int i = 0; i < 1000; i++) {
            double strength = magnitude.strength(random);
            assertThat(strength).isBetween(0.0, 1.0);
            atEnd += strength == end ? 1 : 0;
        }
        assertThat(atEnd).isBetween(420, 580);
    }

    @Test
    void withoutDeviationTheMagnitudeIsTheStatedOneAndNoNumberIsUsedUp() {
        RandomStream random = RandomStream.of(5);
        assertThat(new RandMagnitude(RandAugmentSpace.TORCHVISION, 9, 0).strength(random))
                .isEqualTo(.3);
        assertThat(random.bits()).isEqualTo(RandomStream.of(5).bits());
    }

    @Test
    void theRecipeOfTimmsRandM9Mstd05Inc1IsRead() {
        assertThat(read("{space: timm, magnitude: 9, magnitude-std: 0.5, increasing: true}"))
                .isEqualTo(new RandAugment(
                        2, new RandMagnitude(RandAugmentSpace.TIMM_INCREASING, 9, .5), .5, OperationRange.ALL, 128));
        assertThat(read("{space: timm, increasing: false, probability: 1}"))
                .isEqualTo(
                        new RandAugment(2, new RandMagnitude(RandAugmentSpace.TIMM, 9, 0), 1, OperationRange.ALL, 128));
        assertThat(read("{}")).isEqualTo(new RandAugment(2, 9, OperationRange.ALL, 128));
    }

    @Test
    void torchvisionsRangesAlwaysIncrease() {
        assertThatThrownBy(() -> read("{increasing: false}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("augment.0.rand-augment.increasing must be true with torchvision's ranges, or"
                        + " state space: timm");
    }

    @Test
    void timmsMagnitudesEndAtTen() {
        assertThatThrownBy(() -> read("{space: timm, magnitude: 11}"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("augment.0.rand-augment.magnitude must be");
        assertThatThrownBy(() -> new RandMagnitude(RandAugmentSpace.TIMM, 11, 0))
                .hasMessage("the magnitude must be within 0.0 to 10.0, received 11.0");
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // What is not applied hands back the image itself.
    void aDrawnOperationIsAppliedWithItsProbability() {
        Image ramp = ramp();
        RandAugment half = new RandAugment(
                1, new RandMagnitude(RandAugmentSpace.TIMM_INCREASING, 10, 0), .5, OperationRange.ALL, 128);
        int changed = 0;
        for (int seed = 0; seed < 1000; seed++) {
            changed += half.apply(ramp, RandomStream.of(seed)) == ramp ? 0 : 1;
        }
        assertThat(changed).isBetween(420, 580);
    }

    private static Image ramp() {
        byte[] rgb = new byte[32 * 16 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 32 * 8);
        }
        return new Image(32, 16, rgb);
    }

    private static Augmentation read(String settings) {
        Recipe recipe = Recipe.parse(Path.of("a.yaml"), "augment:\n  - rand-augment: " + settings + "\n", List.of());
        List<Augmentation> read = AugmentationReader.read(recipe.root(), Set.of(AnnotationKind.CLASS));
        recipe.finish();
        return read.get(0);
    }
}

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
import dev.sightline.testing.SeededRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugMixTest {

    private static final Image NOISE = noise();

    @Test
    void theDefaultsAreTheAuthors() {
        assertThat(read("augmix", AnnotationKind.CLASS)).isEqualTo(new AugMix(3, 3, -1, 1, 0));
    }

    /** Two chains of one step, worked out from the same random numbers: (1 - m) x + m (v f(x) + w g(x)), rounded. */
    @Test
    void theImageIsBlendedWithAMixtureOfChains() {
        for (long seed = 0; seed < 50; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[] weights = random.dirichlet(1, 2);
            double share = random.beta(1);
            Image first = step(random);
            Image second = step(random);
            byte[] mixed = new AugMix(3, 2, 1, 1, 0)
                    .apply(NOISE, RandomStream.of(seed))
                    .rgb();
            for (int i = 0; i < mixed.length; i++) {
                double expected = (1 - share) * (NOISE.rgb()[i] & 255)
                        + share * (weights[0] * (first.rgb()[i] & 255) + weights[1] * (second.rgb()[i] & 255));
                assertThat(mixed[i] & 255).isEqualTo((int) Math.round(expected));
            }
        }
    }

    /** Also: none of the operations makes anything of black. */
    @Test
    void weightsAddUpToOne() {
        Image grey = new Image(30, 20, new byte[30 * 20 * 3]);
        for (long seed = 0; seed < 200; seed++) {
            double[] weights = RandomStream.of(seed).dirichlet(.3, 5);
            assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
            assertThat(new AugMix(3, 3, -1, 1, 0)
                            .apply(grey, RandomStream.of(seed))
                            .rgb())
                    .containsOnly(0);
        }
    }

    @Test
    void whatTheTasksAreIsSaidWhereBoxesCannotBeCarriedAlong() {
        assertThatThrownBy(() -> read("augmix", AnnotationKind.BOX))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("augmix cannot carry boxes along; accepted here: random-resized-crop")
                .hasMessageContaining("; augmix is for task: classify");
    }

    @Test
    void aDepthOfZeroIsRefused() {
        assertThatThrownBy(() -> read("augmix: {depth: 0}", AnnotationKind.CLASS))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("augment.0.augmix.depth must be 1 to 10, or -1 for 1 to 3, received 0");
        assertThatThrownBy(() -> new AugMix(3, 3, 0, 1, 0))
                .hasMessage("the depth must be 1 to 10, or -1 for 1 to 3, received 0");
    }

    private static Image step(RandomStream random) {
        List<RangedOperation> operations = OperationTable.AUG_MIX.operations();
        RangedOperation operation = operations.get(random.below(operations.size()));
        double level = random.uniform(.1, 3);
        return operation.apply(NOISE, level / 10, random.happens(.5), 0);
    }

    private static Image noise() {
        byte[] rgb = new byte[30 * 20 * 3];
        SeededRandom.forTest("AugMixTest", 4).nextBytes(rgb);
        return new Image(30, 20, rgb);
    }

    private static Augmentation read(String item, AnnotationKind target) {
        Recipe recipe = Recipe.parse(Path.of("a.yaml"), "augment:\n  - " + item + "\n", List.of());
        List<Augmentation> read = AugmentationReader.read(recipe.root(), Set.of(target));
        recipe.finish();
        return read.get(0);
    }
}

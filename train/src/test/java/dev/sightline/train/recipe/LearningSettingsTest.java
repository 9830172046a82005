package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.config.Recipe;
import dev.sightline.config.RecipeException;
import dev.sightline.testing.SharedData;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.OptimizerOptions.MomentumRule;
import dev.sightline.torch.optimise.WeightDecay;
import dev.sightline.train.schedule.Decay;
import dev.sightline.train.schedule.WarmUp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key of the optimiser that is not stated has PyTorch's default (torch.optim of PyTorch 2.13). */
class LearningSettingsTest {

    @Test
    void sgdHasNoMomentumNoNesterovAndNoDecay() {
        LearningSettings settings = read("{name: sgd}");
        assertThat(settings.optimizer()).isEqualTo(new OptimizerOptions.Sgd(0, MomentumRule.RATE_OUTSIDE, false, 0));
        assertThat(settings.schedule().fullRate()).isEqualTo(.001);
    }

    @Test
    void momentumAloneIsNotNesterovs() {
        assertThat(read("{name: sgd, momentum: 0.9}").optimizer())
                .isEqualTo(new OptimizerOptions.Sgd(.9, MomentumRule.RATE_OUTSIDE, false, 0));
    }

    @Test
    void adamHasNoDecay() {
        LearningSettings settings = read("{name: adam}");
        assertThat(settings.optimizer()).isEqualTo(new OptimizerOptions.Adam(.9, .999, 1e-8, 0));
        assertThat(settings.schedule().fullRate()).isEqualTo(.001);
    }

    @Test
    void adamWDecaysByOneHundredth() {
        LearningSettings settings = read("{}");
        assertThat(settings.optimizer()).isEqualTo(new OptimizerOptions.AdamW(.9, .999, 1e-8, .01));
        assertThat(settings.schedule().fullRate()).isEqualTo(.001);
    }

    /** You et al. 2020, and the authors' program. */
    @Test
    void lambDecaysByOneHundredthAndAddsOneMillionth() {
        assertThat(read("{name: lamb}").optimizer())
                .isEqualTo(new OptimizerOptions.Lamb(.9, .999, 1e-6, WeightDecay.ofWeights(.01)));
    }

    @Test
    void normsAndBiasesDecayWhereItIsAskedFor() {
        assertThat(read("{name: sgd, weight-decay: 0.1, decay-norms-and-biases: true}")
                        .optimizer()
                        .decay())
                .isEqualTo(new WeightDecay(.1, true));
    }

    @Test
    void warmUpIsInEpochsOrInUpdates() {
        assertThat(warmUp("sgd", "").length()).isEqualTo(WarmUp.Length.epochs(3));
        assertThat(warmUp("sgd", "warm-up-steps: 500").length()).isEqualTo(WarmUp.Length.updates(500));
        assertThat(warmUp("sgd", "warm-up-epochs: null, warm-up-steps: 500").length())
                .isEqualTo(WarmUp.Length.updates(500));
        assertThatThrownBy(() -> warmUp("sgd", "warm-up-epochs: 1, warm-up-steps: 500"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("schedule.warm-up-steps cannot be stated with warm-up-epochs");
    }

    @Test
    void theMomentumOfWarmUpLeadsToThatOfSgdAndIsNoKeyOfOtherRules() {
        assertThat(warmUp("sgd, momentum: 0.937", "warm-up-momentum: 0.8").momentum())
                .contains(new WarmUp.Momentum(.8, .937));
        assertThat(warmUp("sgd, momentum: 0.937", "").momentum()).isEmpty();
        assertThatThrownBy(() -> warmUp("adamw", "warm-up-momentum: 0.8"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("schedule.warm-up-momentum is not a known key");
    }

    @Test
    void theDecayFollowsTheFactorOfTheNominalBatch() {
        Recipe recipe = Recipe.parse(Path.of("test.yaml"), "optimizer: {weight-decay: 0.04}", List.of());
        assertThat(LearningSettings.read(recipe.root(), 10, .75)
                        .optimizer()
                        .decay()
                        .value())
                .isEqualTo(.03);
    }

    /** He et al. 2016, section 4.2: batch 128, rate .1, momentum .9, decay .0001 of all parameters, nothing else. */
    @Test
    void theCifarRecipeHasThePublishedSettings() {
        TrainingRecipe recipe = project("classify/resnet20-cifar_1xb128-10e_cifar10.yaml");
        assertThat(recipe.learning().optimizer())
                .isEqualTo(
                        new OptimizerOptions.Sgd(.9, MomentumRule.RATE_OUTSIDE, false, new WeightDecay(.0001, true)));
        assertThat(recipe.learning().schedule().fullRate()).isEqualTo(.1);
        assertThat(recipe.learning().schedule().decay()).isEqualTo(new Decay.Constant());
        assertThat(recipe.run().update().batch()).isEqualTo(128);
        assertThat(recipe.run().update().gradientClip()).isInfinite();
        assertThat(recipe.run().update().averaging().decay()).isZero();
    }

    @Test
    void theClothingRecipesKeepNesterovsMomentum() {
        for (String name : List.of("mobilenetv2_1xb32-12e_clothing", "mobilenetv2_1xb32-3e_clothing-fixres")) {
            assertThat(project("classify/" + name + ".yaml").learning().optimizer())
                    .isEqualTo(new OptimizerOptions.Sgd(.9, MomentumRule.RATE_OUTSIDE, true, .00004));
        }
    }

    private static TrainingRecipe project(String name) {
        Path file = SharedData.projectRoot().resolve("configs").resolve(name);
        return TrainingRecipe.read(Recipe.load(file, List.of("data.root=images")));
    }

    private static WarmUp warmUp(String optimizer, String schedule) {
        String text = "optimizer: {name: " + optimizer + "}\nschedule: {" + schedule + "}";
        Recipe recipe = Recipe.parse(Path.of("test.yaml"), text, List.of());
        LearningSettings settings = LearningSettings.read(recipe.root(), 10, 1);
        recipe.finish();
        return settings.schedule().warmUp();
    }

    private static LearningSettings read(String optimizer) {
        Recipe recipe = Recipe.parse(Path.of("test.yaml"), "optimizer: " + optimizer, List.of());
        LearningSettings settings = LearningSettings.read(recipe.root(), 10, 1);
        recipe.finish();
        return settings;
    }
}

package dev.sightline.torch.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ParameterGroup;
import dev.sightline.torch.execute.TensorArrays;
import dev.sightline.torch.optimise.OptimizerOptions.MomentumRule;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One number w = 1 under the gradients .5, -.25, 1 at the rates .1, .1, .2; expected values worked out in doubles. */
class OptimizerTest {

    private static final double[] GRADIENTS = {0.5, -0.25, 1};
    private static final double[] RATES = {0.1, 0.1, 0.2};

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    static List<Arguments> rules() {
        return List.of(
                Arguments.of(
                        "momentum with the rate outside",
                        new OptimizerOptions.Sgd(0.9, MomentumRule.RATE_OUTSIDE, false, 0),
                        sgd(false, false)),
                Arguments.of(
                        "momentum with the rate inside",
                        new OptimizerOptions.Sgd(0.9, MomentumRule.RATE_INSIDE, false, 0),
                        sgd(true, false)),
                Arguments.of(
                        "Nesterov momentum",
                        new OptimizerOptions.Sgd(0.9, MomentumRule.RATE_OUTSIDE, true, 0),
                        sgd(false, true)),
                Arguments.of("Adam", new OptimizerOptions.Adam(0.9, 0.99, 1e-8, 0.1), adam(false)),
                Arguments.of("AdamW", new OptimizerOptions.AdamW(0.9, 0.99, 1e-8, 0.1), adam(true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void threeStepsFollowTheWrittenRule(String name, OptimizerOptions options, double expected) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor weight = TensorArrays.of(new float[] {1}, 1);
            ParameterGroup group = new ParameterGroup(0, 0, 1, ParameterGroup.Kind.WEIGHT, 1, 0);
            FlatLayout layout = new FlatLayout(List.of(), List.of(group), 1, 0);
            FlatOptimizer optimizer = FlatOptimizer.create(options, weight, layout);
            for (int step = 0; step < GRADIENTS.length; step++) {
                Tensor gradient = TensorArrays.of(new float[] {(float) GRADIENTS[step]}, 1);
                optimizer.update(weight, gradient, group, LearningRates.same(RATES[step]));
            }
            assertThat((double) weight.item_float()).as(name).isCloseTo(expected, within(1e-6));
            optimizer.close();
        }
    }

    /** v = .5 * 1 + 2 = 2.5 and w = -.1 * (1 + 2.5), where the options' .9 would give v = 2.9. */
    @Test
    void aStepsOwnMomentumReplacesThatOfTheOptions() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor weight = TensorArrays.of(new float[] {0}, 1);
            ParameterGroup group = new ParameterGroup(0, 0, 1, ParameterGroup.Kind.WEIGHT, 1, 0);
            FlatOptimizer optimizer = FlatOptimizer.create(
                    new OptimizerOptions.Sgd(.9, OptimizerOptions.MomentumRule.RATE_OUTSIDE, false, 0),
                    weight,
                    new FlatLayout(List.of(), List.of(group), 1, 0));
            LearningRates rates = new LearningRates(.1, .1, .1, OptionalDouble.of(.5));
            optimizer.update(weight, TensorArrays.of(new float[] {1}, 1), group, rates);
            optimizer.update(weight, TensorArrays.of(new float[] {2}, 1), group, rates);
            assertThat(weight.item_float()).isCloseTo(-.35f, within(1e-6f));
            optimizer.close();
        }
    }

    /** PyTorch decays all that it is given; here that is an option. */
    @ParameterizedTest
    @CsvSource({
        "WEIGHT, false, .1",
        "NORM, false, 0",
        "BIAS, false, 0",
        "WEIGHT, true, .1",
        "NORM, true, .1",
        "BIAS, true, .1"
    })
    void normsAndBiasesDecayWhereItIsAskedFor(ParameterGroup.Kind kind, boolean all, double expected) {
        assertThat(new WeightDecay(.1, all).of(new ParameterGroup(0, 0, 1, kind, 1, 0)))
                .isEqualTo(expected);
    }

    private static double sgd(boolean rateInside, boolean nesterov) {
        double weight = 1;
        double velocity = 0;
        for (int step = 0; step < GRADIENTS.length; step++) {
            double gradient = GRADIENTS[step];
            double rate = RATES[step];
            velocity = 0.9 * velocity + (rateInside ? rate * gradient : gradient);
            double direction = nesterov ? gradient + 0.9 * velocity : velocity;
            weight -= rateInside ? velocity : rate * direction;
        }
        return weight;
    }

    private static double adam(boolean decoupled) {
        double weight = 1;
        double mean = 0;
        double square = 0;
        for (int step = 0; step < GRADIENTS.length; step++) {
            double rate = RATES[step];
            double gradient = GRADIENTS[step] + (decoupled ? 0 : 0.1 * weight);
            weight -= decoupled ? rate * 0.1 * weight : 0;
            mean = 0.9 * mean + 0.1 * gradient;
            square = 0.99 * square + 0.01 * gradient * gradient;
            double meanHat = mean / (1 - Math.pow(0.9, step + 1.0));
            double squareHat = square / (1 - Math.pow(0.99, step + 1.0));
            weight -= rate * meanHat / (Math.sqrt(squareHat) + 1e-8);
        }
        return weight;
    }
}

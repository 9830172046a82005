package dev.sightline.torch.optimise;

import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ParameterGroup;
import dev.sightline.torch.execute.TensorArrays;
import dev.sightline.torch.optimise.OptimizerOptions.MomentumRule;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Six steps of four weights and two biases at changing rates, with gradients of zero and one far larger, against torch.optim. */
class OptimizerGoldenTest {

    private static final double TOLERANCE = 3e-6;
    private static final int NUMBERS = 6;
    private static final GoldenTable GOLDEN = GoldenTable.of(OptimizerGoldenTest.class, "optimizers.txt");
    private static final ParameterGroup WEIGHTS = new ParameterGroup(0, 0, 4, ParameterGroup.Kind.WEIGHT, 1, 0);
    private static final ParameterGroup BIASES = new ParameterGroup(1, 4, 2, ParameterGroup.Kind.BIAS, .5, 0);

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    static List<Arguments> rules() {
        MomentumRule outside = MomentumRule.RATE_OUTSIDE;
        MomentumRule inside = MomentumRule.RATE_INSIDE;
        return List.of(
                Arguments.of("sgd-plain", new OptimizerOptions.Sgd(0, outside, false, 0)),
                Arguments.of("sgd-momentum-decay", new OptimizerOptions.Sgd(.9, outside, false, .05)),
                Arguments.of("sgd-nesterov-decay", new OptimizerOptions.Sgd(.9, outside, true, .05)),
                Arguments.of("sgd-rate-inside-decay", new OptimizerOptions.Sgd(.9, inside, false, .05)),
                Arguments.of("sgd-rate-inside-nesterov-decay", new OptimizerOptions.Sgd(.9, inside, true, .05)),
                Arguments.of("adam", new OptimizerOptions.Adam(.9, .999, 1e-8, 0)),
                Arguments.of("adam-decay", new OptimizerOptions.Adam(.8, .95, 1e-3, .1)),
                Arguments.of("adamw-decay", new OptimizerOptions.AdamW(.9, .999, 1e-8, .1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyStepEndsWhereTheReferenceDoes(String name, OptimizerOptions options) {
        float[] gradients = GOLDEN.floats("gradients");
        double[] rates = GOLDEN.numbers("rates");
        float[] after = new float[rates.length * NUMBERS];
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor parameters = GOLDEN.tensor("start");
            FlatOptimizer optimizer = FlatOptimizer.create(
                    options, parameters, new FlatLayout(List.of(), List.of(WEIGHTS, BIASES), NUMBERS, 0));
            for (int step = 0; step < rates.length; step++) {
                int first = step * NUMBERS;
                Tensor gradient = TensorArrays.of(Arrays.copyOfRange(gradients, first, first + NUMBERS), NUMBERS);
                for (ParameterGroup group : List.of(WEIGHTS, BIASES)) {
                    optimizer.update(
                            parameters.narrow(0, group.offset(), group.length()),
                            gradient.narrow(0, group.offset(), group.length()),
                            group,
                            LearningRates.same(rates[step]));
                }
                System.arraycopy(TensorArrays.floats(parameters), 0, after, first, NUMBERS);
            }
            optimizer.close();
        }
        GOLDEN.requireClose(name, after, TOLERANCE);
    }
}

package dev.sightline.torch.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.Initializer;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterRole;
import dev.sightline.nn.op.Shape;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ParameterGroup;
import dev.sightline.torch.execute.TensorArrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three weights and a bias in one vector, three steps at the rates .1, .1, .2. Expected values from an independent
 * program of algorithm 2 of You et al. 2020 in 64-bit floats (numpy 2.4.6).
 */
class LambTest {

    private static final float[] START = {.5f, -1, 2, .1f, .2f, -.3f, .4f, 0, 0, 1, -.5f};

    private static final float[][] GRADIENTS = {
        {.1f, -.2f, .3f, 1, -1, .5f, .25f, .5f, -.5f, .3f, -.6f},
        {-.4f, .2f, .1f, .5f, .5f, -.5f, 2, .1f, .2f, -.1f, .2f},
        {.05f, .6f, -.7f, -1, .75f, .125f, -.5f, -.3f, .4f, .4f, .4f}
    };

    private static final double[] RATES = {.1, .1, .2};

    private static final ParameterGroup WEIGHTS = new ParameterGroup(0, 0, 9, ParameterGroup.Kind.WEIGHT, 1, 0);
    private static final ParameterGroup BIASES = new ParameterGroup(1, 9, 2, ParameterGroup.Kind.BIAS, 1, 0);

    private final FlatLayout layout = new FlatLayout(
            List.of(slot("a.weight", 0, 3), slot("b.weight", 3, 4), slot("zero.weight", 7, 2), slot("b.bias", 9, 2)),
            List.of(WEIGHTS, BIASES),
            11,
            0);

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @Test
    void eachLayerStepsByTheLengthOfItsOwnWeights() {
        float[] trained = train();

        assertClose(trained, 0, .662878805, -1.18722012, 1.75854932);
        assertClose(trained, 3, .0109287748, .197451729, -.33036665, .24116681);
    }

    @Test
    void aLayerOfZerosStepsByTheRateAlone() {
        assertClose(train(), 7, -.136148051, .0849770794);
    }

    @Test
    void biasesAreNeitherDecayedNorScaled() {
        assertClose(train(), 9, .721463845, -.375991144);
    }

    private float[] train() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor vector = TensorArrays.of(START, START.length);
            FlatOptimizer optimizer = FlatOptimizer.create(
                    new OptimizerOptions.Lamb(.9, .99, 1e-6, WeightDecay.ofWeights(.1)), vector, layout);
            for (int step = 0; step < RATES.length; step++) {
                Tensor gradient = TensorArrays.of(GRADIENTS[step], START.length);
                for (ParameterGroup group : layout.groups()) {
                    optimizer.update(
                            vector.narrow(0, group.offset(), group.length()),
                            gradient.narrow(0, group.offset(), group.length()),
                            group,
                            LearningRates.same(RATES[step]));
                }
            }
            optimizer.close();
            return TensorArrays.floats(vector);
        }
    }

    private static FlatLayout.Slot slot(String path, long offset, int length) {
        ParameterRole role = path.endsWith("bias") ? ParameterRole.BIAS : ParameterRole.WEIGHT;
        Parameter parameter = new Parameter(path, Shape.of(length), role, new Initializer.Constant(0));
        return new FlatLayout.Slot(parameter, false, 0, offset);
    }

    private static void assertClose(float[] values, int start, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[start + i]).as("number %d", start + i).isCloseTo(expected[i], within(1e-6));
        }
    }
}

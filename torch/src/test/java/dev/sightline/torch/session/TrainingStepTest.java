package dev.sightline.torch.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.torch.GoldenTable;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.loss.ClassLoss;
import dev.sightline.torch.loss.ClassificationObjective;
import dev.sightline.torch.loss.SoftLabels;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.optimise.TrainingState;
import dev.sightline.torch.optimise.UpdateOutcome;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three whole steps of a small classifier (loss, clipping, decay, momentum, statistics, moving average) against PyTorch. */
class TrainingStepTest {

    private static final double TOLERANCE = 1e-5;
    private static final int IMAGES = 4;
    private static final int HEIGHT = 6;
    private static final int WIDTH = 8;
    private static final double[] RATES = {.2, .2, .1};
    private static final GoldenTable GOLDEN = GoldenTable.of(TrainingStepTest.class, "training-steps.txt");

    @Test
    void lossesNormsParametersAndAveragesAreThoseOfTheReference() {
        try (TrainingSession<SoftLabels> session = session()) {
            for (int step = 0; step < RATES.length; step++) {
                double loss = session.accumulate(batch(step), labels(step)).total();
                UpdateOutcome outcome = session.update(new LearningRates(RATES[step], RATES[step], 2 * RATES[step]));
                assertThat(loss).isCloseTo(GOLDEN.numbers("losses")[step], within(TOLERANCE));
                assertThat(outcome.gradientNorm()).isCloseTo(GOLDEN.numbers("norms")[step], within(TOLERANCE));
            }
            TrainingState state = session.state();
            state.parameters()
                    .forEach((path, array) -> GOLDEN.requireClose("after-" + path, array.values(), TOLERANCE));
            state.averages()
                    .forEach((path, array) -> GOLDEN.requireClose("average-" + path, array.values(), TOLERANCE));
            float[] logits = new float[IMAGES * 3];
            session.predict(batch(0)).required("logits", 2).values().get(logits);
            GOLDEN.requireClose("logits", logits, TOLERANCE);
        }
    }

    private static TrainingSession<SoftLabels> session() {
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                1,
                1,
                new OptimizerOptions.Sgd(.9, OptimizerOptions.MomentumRule.RATE_OUTSIDE, true, .01),
                .5,
                new AveragingOptions(.9, 2));
        Graph graph = graph();
        TrainingSession<SoftLabels> session = new TrainingSession<>(
                graph,
                new ClassificationObjective("logits", 3, new ClassLoss.CrossEntropy(.1), Optional.empty()),
                options,
                LearningPlan.all());
        Map<String, StoredArray> start = new HashMap<>();
        graph.parameters()
                .forEach(parameter -> start.put(
                        parameter.path(), new StoredArray(parameter.shape().sizes(), GOLDEN.floats(parameter.path()))));
        session.load(start);
        return session;
    }

    private static Graph graph() {
        GraphBuilder net = new GraphBuilder();
        Value x = net.input("image", Shape.of(IMAGES, 3, HEIGHT, WIDTH));
        x = net.conv("conv", x, ConvOptions.of(4, 3).stride(2).withoutBias());
        x = net.silu(net.batchNorm("bn", x, 1e-3, .03));
        net.output("logits", net.linear("fc", net.flatten(net.globalAveragePool(x)), 3));
        return net.build();
    }

    /** The table's channels first become the batch's channels last. */
    private static ImageBatch batch(int step) {
        float[] images = GOLDEN.floats("images");
        FloatBuffer values = FloatBuffer.allocate(IMAGES * HEIGHT * WIDTH * 3);
        for (int image = 0; image < IMAGES; image++) {
            for (int cell = 0; cell < HEIGHT * WIDTH; cell++) {
                for (int channel = 0; channel < 3; channel++) {
                    int from = ((step * IMAGES + image) * 3 + channel) * HEIGHT * WIDTH + cell;
                    values.put((image * HEIGHT * WIDTH + cell) * 3 + channel, images[from]);
                }
            }
        }
        return new ImageBatch(values, IMAGES, HEIGHT, WIDTH, 3);
    }

    private static List<SoftLabels> labels(int step) {
        return Arrays.stream(GOLDEN.integers("labels"), step * IMAGES, (step + 1) * IMAGES)
                .mapToObj(SoftLabels::of)
                .toList();
    }
}

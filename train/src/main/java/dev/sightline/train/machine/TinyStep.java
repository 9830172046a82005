package dev.sightline.train.machine;

import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.TorchRuntime;
import dev.sightline.torch.assign.ImageTargets;
import dev.sightline.torch.loss.DetectionObjective;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.LearningRates;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainingOptions;
import dev.sightline.torch.session.TrainingSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** One real training step on one small grey image: whether the native library loads, computes and trains here. */
public final class TinyStep {

    private static final int SIDE = 64;

    private TinyStep() {}

    /** Loads the library, takes the step and returns its result. */
    public static TrainingProbe run() {
        DetectorFamily family = ModelFamilies.detector("yolov8");
        Graph graph = family.build(ModelOptions.square("tiny", 1, SIDE));
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                Runtime.getRuntime().availableProcessors(),
                1,
                new OptimizerOptions.AdamW(0.9, 0.999, 1e-8, 0),
                10,
                new AveragingOptions(0, 1));
        try (TrainingSession<ImageTargets> session = new TrainingSession<>(
                graph, new DetectionObjective(family.description(), 1), options, LearningPlan.all())) {
            long start = System.nanoTime();
            double first = session.accumulate(image(), target()).total();
            session.update(LearningRates.same(0.001));
            double seconds = (System.nanoTime() - start) / 1e9;
            double second = session.accumulate(image(), target()).total();
            List<String> devices =
                    TorchRuntime.devices().stream().map(TorchDevice::toString).toList();
            return new TrainingProbe(devices, TorchDevice.CPU.toString(), first, second, seconds);
        }
    }

    private static ImageBatch image() {
        FloatBuffer values = ByteBuffer.allocateDirect(SIDE * SIDE * 3 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, (float) (i % SIDE) / SIDE);
        }
        return new ImageBatch(values, 1, SIDE, SIDE, 3);
    }

    private static List<ImageTargets> target() {
        return List.of(new ImageTargets(new float[] {8, 8, 40, 40}, new int[] {0}));
    }
}

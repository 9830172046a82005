package dev.sightline.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.nn.Graph;
import dev.sightline.nn.family.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.assign.PictureTruth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class NativeMemoryTest {

    private static final int SIDE = 64;
    private static final int WARM_UP = 300;
    private static final int STEPS = 2000;

    /** One leaked activation of the smallest layer would already come to more. */
    private static final long TOLERANCE_KIB = 24 * 1024;

    @Test
    void residentMemoryStaysFlatOverTwoThousandSteps() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        Graph graph = ModelFamilies.named("yolov8").build(ModelOptions.square("tiny", 1, SIDE));
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                1,
                1,
                new OptimizerOptions.AdamW(0.9, 0.999, 1e-8, 0),
                10,
                new AveragingOptions(0.99, 1));
        try (TrainingSession<PictureTruth> session = new TrainingSession<>(
                graph, new DetectionObjective(DetectionLossOptions.published(1)), options, LearningPlan.all())) {
            ImageBatch batch = picture();
            steps(session, batch, WARM_UP);
            long before = residentKib();
            steps(session, batch, STEPS);
            long growth = residentKib() - before;
            System.out.println("resident memory grew by " + growth + " KiB over " + STEPS + " steps");
            assertThat(growth).isLessThan(TOLERANCE_KIB);
        }
    }

    private static void steps(TrainingSession<PictureTruth> session, ImageBatch batch, int count) {
        List<PictureTruth> truth = List.of(new PictureTruth(new float[] {8, 8, 40, 40}, new int[] {0}));
        for (int i = 0; i < count; i++) {
            session.accumulate(batch, truth);
            session.update(LearningRates.same(1e-4));
            if (i % 50 == 0) {
                session.predict(batch);
            }
        }
    }

    private static ImageBatch picture() {
        FloatBuffer values = ByteBuffer.allocateDirect(SIDE * SIDE * 3 * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new ImageBatch(values, 1, SIDE, SIDE, 3);
    }

    private static long residentKib() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}

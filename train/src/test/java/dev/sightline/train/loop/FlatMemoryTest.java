package dev.sightline.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole epoch (batches, steps, validation, checkpoints) leaves nothing behind. */
@Tag("slow")
class FlatMemoryTest {

    private static final int WARM_UP = 25;
    private static final int EPOCHS = 125;

    /** A leak of one of an epoch's eight batches would come to 19 MiB; without one the process sways by 10. */
    private static final long TOLERANCE_KIB = 16 * 1024;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource
    void residentMemoryStaysFlatOverAHundredEpochs(TinyTask task) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        Path recipe = task.recipe(work.resolve("tiny.yaml"), task.data(work.resolve("data"), 16), EPOCHS);
        List<Long> resident = new ArrayList<>();
        try (Training training =
                new Training(RunFolder.create(work.resolve("run")), new Measured(resident), new StopRequest())) {
            training.start(PreparedRun.of(recipe, List.of()), TinyRun.identity());
        }

        assertThat(resident).hasSize(EPOCHS);
        long growth = resident.get(EPOCHS - 1) - resident.get(WARM_UP - 1);
        System.out.println(task + ": resident memory grew by " + growth + " KiB over " + (EPOCHS - WARM_UP)
                + " epochs; every " + WARM_UP + " epochs it was "
                + IntStream.rangeClosed(1, EPOCHS / WARM_UP)
                        .mapToObj(i -> resident.get(i * WARM_UP - 1))
                        .toList());
        assertThat(growth).isLessThan(TOLERANCE_KIB);
    }

    /** Takes what the process holds after each epoch, its garbage collected. */
    private record Measured(List<Long> resident) implements TrainingProgress {

        @Override
        public void step(StepReport report) {}

        @Override
        public void epoch(EpochReport report) {
            System.gc();
            resident.add(residentKib());
        }

        @Override
        public void note(String text) {}

        private static long residentKib() {
            try {
                String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(text -> text.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
                return Long.parseLong(line.replaceAll("\\D", ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

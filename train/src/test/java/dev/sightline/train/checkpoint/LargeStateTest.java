package dev.sightline.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.label.LabelMap;
import dev.sightline.nn.StreamedArray;
import dev.sightline.torch.optimise.TrainingState;
import dev.sightline.train.checkpoint.CheckpointFiles.Place;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is larger than the Java heap that writes and reads it: tensors pass through in pieces. */
class LargeStateTest {

    /** One tensor has 64 MB, and the state four of them. */
    private static final int NUMBERS = 16_000_000;

    private static final String HEAP = "-Xmx32m";

    @TempDir
    Path work;

    @Test
    void tensorsLargerThanTheHeapAreWrittenAndRead() throws Exception {
        Path log = work.resolve("process.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        InSmallHeap.class.getName(),
                        work.resolve("run").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).contains("numbers: " + 4L * NUMBERS + ", all as written");
        assertThat(Files.size(work.resolve("run/checkpoints/latest.state.safetensors")))
                .isGreaterThan(4L * NUMBERS * Float.BYTES);
    }

    /** Writes a checkpoint into the folder that is named and reads it. */
    static final class InSmallHeap {

        private InSmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            CheckpointFiles files = new CheckpointFiles(RunFolder.create(Path.of(arguments[0])));
            TrainingState state = new TrainingState(
                    Map.of("fc.weight", new Counted(1)),
                    Map.of("fc.weight", new Counted(2)),
                    Map.of("mean", new Counted(3), "square", new Counted(4)),
                    7,
                    new TrainingState.Scale(1, 0));
            files.write(RunFolder.LATEST, state, new Place(1, .5, 1, "graph"), LabelMap.of(List.of("one")));
            try (CheckpointFiles.Restored restored = files.read(RunFolder.LATEST)) {
                TrainingState read = restored.state();
                long numbers = checked(read.parameters(), "fc.weight", 1)
                        + checked(read.averages(), "fc.weight", 2)
                        + checked(read.optimizer(), "mean", 3)
                        + checked(read.optimizer(), "square", 4);
                System.out.println("numbers: " + numbers + ", all as written");
            }
        }

        private static long checked(Map<String, StreamedArray> arrays, String name, int start) throws IOException {
            long[] done = {0};
            Objects.requireNonNull(arrays.get(name)).pieces((numbers, count) -> {
                for (int i = 0; i < count; i++) {
                    if (numbers[i] != Counted.number(start, done[0])) {
                        throw new IllegalStateException("number " + done[0] + " is " + numbers[i]);
                    }
                    done[0]++;
                }
            });
            return done[0];
        }
    }

    /** A tensor whose numbers are made when they are read. */
    private record Counted(int start) implements StreamedArray {

        static float number(int start, long index) {
            return (float) (start + index % 1000);
        }

        @Override
        public List<Integer> shape() {
            return List.of(NUMBERS / 1000, 1000);
        }

        @Override
        public void pieces(Receiver receiver) throws IOException {
            float[] piece = new float[PIECE];
            for (long from = 0; from < NUMBERS; from += piece.length) {
                int count = (int) Math.min(piece.length, NUMBERS - from);
                for (int i = 0; i < count; i++) {
                    piece[i] = number(start, from + i);
                }
                receiver.take(piece, count);
            }
        }
    }
}

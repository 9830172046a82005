package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.image.Image;
import dev.sightline.infer.session.ModelException;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broken model file gives a clear error or a prediction: never a crash, never a hang, never another exception. */
class CorruptedModelTest {

    private static final String NAME = "broken.onnx";
    private static final int PATIENCE_SECONDS = 60;

    @Test
    void twoThousandBrokenFilesGiveAnErrorOrAPrediction() throws Exception {
        requireErrorsOrPredictions(2000, SeededRandom.forTest("CorruptedModelTest", 1));
    }

    @Test
    @Tag("slow")
    void twentyThousandBrokenFilesGiveAnErrorOrAPrediction() throws Exception {
        requireErrorsOrPredictions(20_000, SeededRandom.forTest("CorruptedModelTest", 2));
    }

    private static void requireErrorsOrPredictions(int cases, Random random) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        BrokenModels models = new BrokenModels();
        int predicted = 0;
        for (int i = 0; i < cases; i++) {
            BrokenModels.Broken broken = models.next(random.nextLong());
            Future<Boolean> outcome = thread.submit(() -> isPredicted(broken.bytes()));
            try {
                predicted += outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 : 0;
            } catch (ExecutionException e) {
                throw new AssertionError(broken + " ended in " + e.getCause(), e);
            }
        }
        thread.shutdown();
        assertThat(predicted)
                .as("files whose damage changes nothing that matters")
                .isBetween(1, cases / 2);
    }

    /** Whether there was a prediction; a refusal is accepted and gives none. */
    static boolean isPredicted(byte[] model) {
        byte[] rgb = new byte[SoundModel.SIDE * SoundModel.SIDE * 3];
        Arrays.fill(rgb, (byte) 90);
        try (Predictor predictor = Predictor.open(model, NAME, Optional.empty(), SessionOptions.cpu(1))) {
            predictor.predict(new Image(SoundModel.SIDE, SoundModel.SIDE, rgb));
            return true;
        } catch (ModelException | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains(NAME);
            return false;
        }
    }
}

package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.config.contract.ContractWriter;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.label.LabelMap;
import dev.sightline.image.Picture;
import dev.sightline.infer.session.ModelException;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Window;
import dev.sightline.onnx.ExportOptions;
import dev.sightline.onnx.OnnxWriter;
import dev.sightline.testing.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broken model file gives a clear error or an answer: never a crash, never a hang, never another exception. */
class CorruptedModelTest {

    private static final int SIDE = 16;
    private static final int PATIENCE_SECONDS = 60;
    private static final byte[] WHOLE = model();

    @Test
    void twoThousandBrokenFilesGiveAnErrorOrAnAnswer() throws Exception {
        requireErrorsOrAnswers(2000, SeededRandom.forTest("CorruptedModelTest", 1));
    }

    @Test
    @Tag("slow")
    void twentyThousandBrokenFilesGiveAnErrorOrAnAnswer() throws Exception {
        requireErrorsOrAnswers(20_000, SeededRandom.forTest("CorruptedModelTest", 2));
    }

    private static void requireErrorsOrAnswers(int cases, Random random) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        int answered = 0;
        for (int i = 0; i < cases; i++) {
            byte[] broken = broken(random);
            Future<Boolean> outcome = thread.submit(() -> answers(broken));
            try {
                answered += outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS) ? 1 : 0;
            } catch (ExecutionException e) {
                throw new AssertionError("case " + i + " ended in " + e.getCause(), e);
            }
        }
        thread.shutdown();
        assertThat(answered)
                .as("files whose damage changes nothing that matters")
                .isBetween(1, cases - 1);
    }

    /** Whether there was an answer; an accepted refusal is none. */
    private static boolean answers(byte[] model) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Arrays.fill(rgb, (byte) 90);
        try (Predictor predictor = Predictor.open(model, "broken.onnx", Optional.empty(), SessionOptions.cpu(1))) {
            predictor.predict(new Picture(SIDE, SIDE, rgb));
            return true;
        } catch (ModelException | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return false;
        }
    }

    private static byte[] broken(Random random) {
        byte[] bytes = WHOLE.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            case 2 -> {
                for (int i = 0; i < 16; i++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 3 -> {
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
                for (int i = from; i < to; i++) {
                    bytes[i] = (byte) random.nextInt();
                }
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int length = random.nextInt(Math.min(200, bytes.length - from));
                byte[] shorter = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, shorter, 0, from);
                System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
                bytes = shorter;
            }
        }
        return bytes;
    }

    /** As many kinds of operator as fit into a few kilobytes. */
    private static byte[] model() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, 3, SIDE, SIDE));
        Value x = net.silu(net.conv("first", image, ConvOptions.of(4, 3).stride(2)));
        x = net.concat(net.maxPool(x, Window.square(3).padding(1)), net.sliceChannels(x, 0, 2));
        x = net.add(x, net.conv("second", x, ConvOptions.of(6, 1)));
        net.output("logits", net.linear("last", net.flatten(net.globalAveragePool(x)), 2));
        Contract contract = new Contract(
                InputContract.letterboxRgb(SIDE, SIDE),
                LabelMap.of(List.of("dark", "light")),
                new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 0),
                List.of());
        Random random = new Random(4);
        return OnnxWriter.write(
                        net.build(),
                        path -> {
                            float[] values = new float
                                    [(int) net.build().parameter(path).shape().elements()];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = (float) random.nextGaussian();
                            }
                            return values;
                        },
                        ExportOptions.standard())
                .withMetadata(Map.of("sightline.contract", ContractWriter.json(contract)))
                .bytes();
    }
}

package dev.sightline.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.contract.Size;
import dev.sightline.image.Image;
import dev.sightline.image.PreparedImage;
import dev.sightline.image.Surface;
import dev.sightline.infer.predict.Predictor;
import dev.sightline.infer.predict.PreparedBatch;
import dev.sightline.infer.session.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a predictor's infer stage costs beside ONNX Runtime's own {@code session.run} on a buffer that is already filled, in
 * turns within one JVM so that both see the same machine. Prints medians in milliseconds and their ratio.
 *
 * <p>Run with the class path of {@code cli/target/lib} and {@code bench/target}: {@code InferenceOverhead MODEL CONTRACT
 * [THREADS] [ROUNDS]}.
 */
public final class InferenceOverhead {

    private InferenceOverhead() {}

    public static void main(String[] arguments) throws OrtException {
        Path model = Path.of(arguments[0]);
        Optional<Path> contract = Optional.of(Path.of(arguments[1]));
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 300;
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (Predictor predictor = Predictor.open(model, contract, SessionOptions.cpu(threads));
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            Size canvas = predictor.contract().input().resize().canvas().orElseThrow();
            Image grey = Surface.filled(canvas.width(), canvas.height(), 114).toImage();
            PreparedImage values = predictor.executor().prepare(grey);
            try (PreparedBatch batch = predictor.prepare(List.of(grey));
                    OrtSession session = environment.createSession(model.toString(), options);
                    OnnxTensor input = tensor(environment, values.values(), canvas)) {
                measure(() -> predictor.infer(batch), session, input, rounds);
            }
        }
    }

    private static void measure(Runnable infer, OrtSession session, OnnxTensor input, int rounds) throws OrtException {
        String name = session.getInputNames().iterator().next();
        long[] own = new long[rounds];
        long[] bare = new long[rounds];
        for (int round = -rounds / 5; round < rounds; round++) {
            long start = System.nanoTime();
            infer.run();
            long middle = System.nanoTime();
            session.run(Map.of(name, input)).close();
            long end = System.nanoTime();
            if (round >= 0) {
                own[round] = middle - start;
                bare[round] = end - middle;
            }
        }
        Arrays.sort(own);
        Arrays.sort(bare);
        double ours = own[rounds / 2] / 1e6;
        double theirs = bare[rounds / 2] / 1e6;
        System.out.printf("infer stage %.3f ms, session.run %.3f ms, ratio %.4f%n", ours, theirs, ours / theirs);
    }

    private static OnnxTensor tensor(OrtEnvironment environment, float[] values, Size canvas) throws OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(values).flip();
        return OnnxTensor.createTensor(environment, buffer, new long[] {1, 3, canvas.height(), canvas.width()});
    }
}

package dev.sightline.infer.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.decode.NetworkOutputs;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory for a session's input and outputs that is used run after run, so that a run neither allocates nor copies. Owns it
 * until {@link #close}. Outputs are copied all the same on the first run of a shape, and where only a run determines
 * their shape, such as boxes after suppression.
 *
 * <p>For one thread at a time; each thread binds its own.
 */
public final class SessionBinding implements AutoCloseable {

    private final ModelSession session;
    private final OrtEnvironment environment;
    private long[] shape;
    private InputTensor input;
    /** Shapes of the outputs, from the first run of the input's shape on. */
    private @Nullable Map<String, List<Integer>> seen;

    private @Nullable BoundOutputs outputs;

    SessionBinding(ModelSession session, OrtEnvironment environment, long[] shape) throws OrtException {
        this.session = session;
        this.environment = environment;
        this.shape = shape.clone();
        this.input = InputTensor.of(environment, session.elementType(), shape);
    }

    /** Makes room for inputs of another shape; the numbers may change. */
    public void reshape(long... wanted) {
        if (!Arrays.equals(shape, wanted)) {
            InputTensor old = input;
            try {
                input = old.reshaped(environment, session.elementType(), wanted);
            } catch (OrtException e) {
                throw session.failure(wanted, e);
            }
            shape = wanted.clone();
            old.close();
            closeOutputs();
        }
    }

    /** The input's numbers in native memory, 32 bits each whatever the model takes, to be filled by absolute places. */
    public FloatBuffer input() {
        return input.numbers();
    }

    /**
     * Runs the model on the input's numbers.
     *
     * @return outputs that stay as they are until the next run
     * @throws ModelException if the runtime fails, with its reason
     * @throws IllegalStateException if the session is closed
     */
    public NetworkOutputs run() {
        return session.call(shape, this::run);
    }

    @Override
    public void close() {
        input.close();
        closeOutputs();
    }

    private NetworkOutputs run(OrtSession runtime) throws OrtException {
        Map<String, OnnxTensor> named = Map.of(session.inputs().get(0).name(), input.converted());
        if (seen == null) {
            try (OrtSession.Result result = runtime.run(named)) {
                NetworkOutputs first = OutputTensor.copied(result);
                seen = shapes(first);
                return first;
            }
        }
        if (outputs == null) {
            outputs = BoundOutputs.of(environment, runtime, shape, seen);
        }
        return outputs.run(runtime, named);
    }

    private static Map<String, List<Integer>> shapes(NetworkOutputs outputs) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        outputs.byName().forEach((name, output) -> shapes.put(name, output.shape()));
        return shapes;
    }

    private void closeOutputs() {
        seen = null;
        if (outputs != null) {
            outputs.close();
            outputs = null;
        }
    }
}

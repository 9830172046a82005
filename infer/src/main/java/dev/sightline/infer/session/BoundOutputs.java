package dev.sightline.infer.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Native memory that the runtime writes outputs into, for those whose shape is sure: it follows from what the model
 * declares and the input's shape, and a run before had it. The others are copied out of each run's result.
 */
final class BoundOutputs implements AutoCloseable {

    private final OrtEnvironment environment;
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    private final Map<String, NetworkOutput> views = new LinkedHashMap<>();
    /** In the order of the network. */
    private final Set<String> names;

    private final Set<String> copied;

    private BoundOutputs(OrtEnvironment environment, Set<String> names) {
        this.environment = environment;
        this.names = names;
        this.copied = new LinkedHashSet<>(names);
    }

    /**
     * @param shape of the input
     * @param seen the shapes of the outputs that an input of this shape had before
     */
    static BoundOutputs of(
            OrtEnvironment environment, OrtSession session, long[] shape, Map<String, List<Integer>> seen)
            throws OrtException {
        Map<String, Long> sizes = namedSizes(session, shape);
        Map<String, NodeInfo> declared = session.getOutputInfo();
        BoundOutputs bound = new BoundOutputs(environment, seen.keySet());
        for (Map.Entry<String, List<Integer>> output : seen.entrySet()) {
            if (isSure(declared.get(output.getKey()), sizes, output.getValue())) {
                bound.bind(output.getKey(), output.getValue());
            }
        }
        return bound;
    }

    /** Runs the session; what is bound stays as it is until the next run. */
    NetworkOutputs run(OrtSession session, Map<String, OnnxTensor> input) throws OrtException {
        try (OrtSession.Result result = session.run(input, copied, tensors)) {
            Map<String, NetworkOutput> outputs = new LinkedHashMap<>();
            for (String name : names) {
                NetworkOutput view = views.get(name);
                outputs.put(name, view != null ? view : OutputTensor.copied(result, name));
            }
            return new NetworkOutputs(outputs);
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }

    private void bind(String name, List<Integer> shape) throws OrtException {
        int count = shape.stream().reduce(1, Math::multiplyExact);
        FloatBuffer values = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        long[] sizes = shape.stream().mapToLong(Integer::longValue).toArray();
        tensors.put(name, OnnxTensor.createTensor(environment, values, sizes));
        views.put(name, new NetworkOutput(shape, values));
        copied.remove(name);
    }

    /** Sizes of the input's axes that have names. */
    private static Map<String, Long> namedSizes(OrtSession session, long[] shape) throws OrtException {
        Map<String, Long> sizes = new HashMap<>();
        NodeInfo input = session.getInputInfo().values().iterator().next();
        if (input.getInfo() instanceof TensorInfo info) {
            String[] names = info.getDimensionNames();
            for (int axis = 0; axis < names.length; axis++) {
                if (!names[axis].isEmpty()) {
                    sizes.put(names[axis], shape[axis]);
                }
            }
        }
        return sizes;
    }

    private static boolean isSure(@Nullable NodeInfo declared, Map<String, Long> sizes, List<Integer> seen) {
        if (declared == null
                || !(declared.getInfo() instanceof TensorInfo info)
                || info.type != OnnxJavaType.FLOAT
                || info.getShape().length != seen.size()) {
            return false;
        }
        for (int axis = 0; axis < seen.size(); axis++) {
            long size = info.getShape()[axis];
            long known = size >= 0 ? size : sizes.getOrDefault(info.getDimensionNames()[axis], -1L);
            if (known != seen.get(axis)) {
                return false;
            }
        }
        return true;
    }
}

package dev.sightline.infer.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.sightline.core.contract.ElementType;
import dev.sightline.core.decode.NetworkOutputs;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model loaded into ONNX Runtime. Owns its native memory; {@link #close} waits for calls under way and frees it.
 *
 * <p>Safe for several threads at once.
 */
public final class ModelSession implements AutoCloseable {

    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<TensorPort> inputs;
    private final List<TensorPort> outputs;
    private final Map<String, String> metadata;
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * Loads a model.
     *
     * @param model bytes of an ONNX file
     * @param name what messages call it
     * @throws ModelException if the runtime refuses it, with its reason
     * @throws IllegalArgumentException if the provider is not there; the message names those that are
     */
    public ModelSession(byte[] model, String name, SessionOptions options) {
        this.name = name;
        this.environment = RuntimeEnvironment.shared();
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            settings.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            if (options.threads() > 0) {
                settings.setIntraOpNumThreads(options.threads());
            }
            Providers.add(options, settings);
            this.session = environment.createSession(model, settings);
            this.inputs = ports(session.getInputInfo());
            this.outputs = ports(session.getOutputInfo());
            this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
        } catch (OrtException e) {
            throw new ModelException(name + " cannot be loaded: " + reason(e), e);
        }
    }

    public String name() {
        return name;
    }

    /** In the order of the file. */
    public List<TensorPort> inputs() {
        return inputs;
    }

    /** In the order of the file. */
    public List<TensorPort> outputs() {
        return outputs;
    }

    /** The free texts of the file by key. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Runs a model of one input once.
     *
     * @param values 32-bit numbers from position 0, whatever the input's type; only read
     * @throws ModelException if the runtime fails, with its reason
     */
    public NetworkOutputs run(FloatBuffer values, long... shape) {
        try (SessionBinding binding = bind(shape)) {
            int count = binding.input().limit();
            if (values.limit() < count) {
                throw new IllegalArgumentException("an input needs " + count + " numbers, received " + values.limit());
            }
            binding.input().put(0, values, 0, count);
            return binding.run();
        }
    }

    /**
     * Memory for many runs of a model of one input; owned by the caller.
     *
     * @param shape the input's
     * @throws ModelException if the model takes numbers of a type that no contract supports
     */
    public SessionBinding bind(long... shape) {
        try {
            return new SessionBinding(this, environment, shape);
        } catch (OrtException e) {
            throw failure(shape, e);
        }
    }

    /** What a call on the open session gives; {@link #close} waits for it. */
    NetworkOutputs call(long[] shape, Call call) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the session of " + name + " is closed");
            }
            return call.on(session);
        } catch (OrtException e) {
            throw failure(shape, e);
        } finally {
            closing.readLock().unlock();
        }
    }

    ModelException failure(long[] shape, OrtException e) {
        return new ModelException(name + " failed on an input of " + Arrays.toString(shape) + ": " + reason(e), e);
    }

    /**
     * The number type the input takes.
     *
     * @throws ModelException if it is none of those a contract supports
     */
    public ElementType elementType() {
        String type = inputs.get(0).elementType();
        return switch (type) {
            case "FLOAT" -> ElementType.FLOAT32;
            case "FLOAT16" -> ElementType.FLOAT16;
            case "UINT8" -> ElementType.UINT8;
            default ->
                throw new ModelException(
                        name + " takes numbers of type " + type + "; FLOAT, FLOAT16 and UINT8 are read");
        };
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new ModelException(name + " could not be closed: " + reason(e), e);
        } finally {
            closing.writeLock().unlock();
        }
    }

    private static List<TensorPort> ports(Map<String, NodeInfo> infos) {
        List<TensorPort> ports = new ArrayList<>();
        infos.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo info) {
                List<Integer> sizes = Arrays.stream(info.getShape())
                        .mapToObj(size -> (int) Math.min(size, Integer.MAX_VALUE))
                        .toList();
                ports.add(new TensorPort(name, elementType(info), sizes));
            } else {
                ports.add(new TensorPort(name, node.getInfo().getClass().getSimpleName(), List.of()));
            }
        });
        return List.copyOf(ports);
    }

    private static String elementType(TensorInfo info) {
        return info.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
    }

    /** The runtime's message without its own source places. */
    static String reason(OrtException e) {
        String message = String.valueOf(e.getMessage());
        return message.replaceFirst("^Error code - ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** A use of the runtime's session. */
    @FunctionalInterface
    interface Call {
        NetworkOutputs on(OrtSession session) throws OrtException;
    }
}

package dev.sightline.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.nn.op.Shape;
import dev.sightline.onnx.read.OnnxModel;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model loaded into ONNX Runtime, one thread, for tests. */
public final class RuntimeSession implements AutoCloseable {

    private final OrtSession session;

    public RuntimeSession(OnnxModel model) throws OrtException {
        this(model, OrtSession.SessionOptions.OptLevel.ALL_OPT);
    }

    public RuntimeSession(OnnxModel model, OrtSession.SessionOptions.OptLevel level) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(level);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = OrtEnvironment.getEnvironment().createSession(model.bytes(), options);
        }
    }

    /** The outputs without any fusion: each node alone, as it is defined. */
    public static SessionRuns plainPredictions(OnnxModel model, Tensor input) throws OrtException {
        try (RuntimeSession open = new RuntimeSession(model, OrtSession.SessionOptions.OptLevel.NO_OPT)) {
            return open.run(input);
        }
    }

    /** The outputs of a model with one input, by output name. */
    public static SessionRuns predictions(OnnxModel model, Tensor input) throws OrtException {
        try (RuntimeSession open = new RuntimeSession(model)) {
            return open.run(input);
        }
    }

    public SessionRuns run(Tensor input) throws OrtException {
        return run(Map.of(session.getInputNames().iterator().next(), input));
    }

    public SessionRuns run(Map<String, Tensor> inputs) throws OrtException {
        Map<String, Tensor> predictions = new LinkedHashMap<>();
        outputs(inputs).byName().forEach((name, output) -> predictions.put(name, tensor(output)));
        return new SessionRuns(predictions);
    }

    /** The outputs as core's decoders take them; an axis may be of size 0. */
    public NetworkOutputs outputs(Map<String, Tensor> inputs) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                Tensor tensor = input.getValue();
                long[] dims = tensor.shape().sizes().stream()
                        .mapToLong(Integer::longValue)
                        .toArray();
                given.put(
                        input.getKey(),
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(tensor.values()), dims));
            }
            try (OrtSession.Result result = session.run(given)) {
                Map<String, NetworkOutput> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> prediction : result) {
                    outputs.put(prediction.getKey(), output((OnnxTensor) prediction.getValue()));
                }
                return new NetworkOutputs(outputs);
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static NetworkOutput output(OnnxTensor prediction) {
        List<Integer> shape = Arrays.stream(prediction.getInfo().getShape())
                .mapToObj(Math::toIntExact)
                .toList();
        return new NetworkOutput(shape, prediction.getFloatBuffer());
    }

    private static Tensor tensor(NetworkOutput output) {
        float[] values = new float[output.values().limit()];
        output.values().get(0, values);
        return new Tensor(new Shape(output.shape()), values);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}

package dev.sightline.infer.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tensor of the runtime as 32-bit numbers on the heap. */
final class OutputTensor {

    private OutputTensor() {}

    /** Every output of numbers, in the order of the network. */
    static NetworkOutputs copied(OrtSession.Result result) {
        Map<String, NetworkOutput> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            if (entry.getValue() instanceof OnnxTensor tensor && isNumeric(tensor)) {
                outputs.put(entry.getKey(), copied(tensor));
            }
        }
        return new NetworkOutputs(outputs);
    }

    private static boolean isNumeric(OnnxTensor tensor) {
        return switch (tensor.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16, INT32, INT64 -> true;
            default -> false;
        };
    }

    /** One output, which must be of numbers. */
    static NetworkOutput copied(OrtSession.Result result, String name) {
        return copied((OnnxTensor) result.get(name).orElseThrow());
    }

    private static NetworkOutput copied(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        List<Integer> shape =
                Arrays.stream(info.getShape()).mapToObj(Math::toIntExact).toList();
        return new NetworkOutput(shape, numbers(tensor));
    }

    private static FloatBuffer numbers(OnnxTensor tensor) {
        return switch (tensor.getInfo().type) {
            case INT64 -> whole(tensor.getLongBuffer());
            case INT32 -> whole(tensor.getIntBuffer());
            default -> tensor.getFloatBuffer();
        };
    }

    private static FloatBuffer whole(LongBuffer values) {
        float[] numbers = new float[values.remaining()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        return FloatBuffer.wrap(numbers);
    }

    private static FloatBuffer whole(IntBuffer values) {
        float[] numbers = new float[values.remaining()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        return FloatBuffer.wrap(numbers);
    }
}

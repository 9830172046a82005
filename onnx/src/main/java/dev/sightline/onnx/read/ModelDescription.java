package dev.sightline.onnx.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX file holds, without its weights.
 *
 * @param irVersion of the file format
 * @param opsets version by domain, in the order of names; the standard operators are {@code ai.onnx}
 * @param producer name and version of the program that wrote it, as far as the file states it; may be empty
 * @param operators how often each is used, nested graphs included, most frequent first and equals by name; those
 *     outside the standard domain carry theirs ({@code com.microsoft.QLinearAdd})
 * @param parameters elements of all floating-point initialisers
 * @param parameterType the element type of most of these, such as {@code float32}; empty if there are none
 * @param bytes size of the file
 * @param metadata the file's free text by key, in the order of keys
 */
public record ModelDescription(
        long irVersion,
        Map<String, Long> opsets,
        String producer,
        List<TensorDescription> inputs,
        List<TensorDescription> outputs,
        Map<String, Integer> operators,
        long parameters,
        String parameterType,
        long bytes,
        Map<String, String> metadata) {

    public ModelDescription {
        opsets = Collections.unmodifiableMap(new TreeMap<>(opsets));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = Collections.unmodifiableMap(new LinkedHashMap<>(operators));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Whether it computes in whole numbers of 8 bits, at least in part. */
    public boolean isQuantized() {
        return operators.keySet().stream()
                .anyMatch(name -> name.contains("QuantizeLinear")
                        || name.contains("QLinear")
                        || name.equals("ConvInteger")
                        || name.equals("MatMulInteger"));
    }
}

package dev.sightline.onnx.write;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterRole;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.Problems;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of every parameter of a graph, all of them there, of the right length, and finite. */
final class CheckedWeights {

    private final Map<String, float[]> byPath = new HashMap<>();

    /** @throws OnnxException with every parameter that cannot be used */
    CheckedWeights(Graph graph, Weights weights) {
        Problems problems = new Problems();
        for (Parameter parameter : graph.parameters()) {
            float @Nullable [] values = weights.find(parameter.path());
            if (values == null) {
                problems.add("parameter '" + parameter.path() + "' has no values");
            } else {
                check(parameter, values, problems);
                byPath.put(parameter.path(), values);
            }
        }
        problems.throwIfAny("the weights of the network to be written");
    }

    float[] of(Parameter parameter) {
        float @Nullable [] values = byPath.get(parameter.path());
        if (values == null) {
            throw new IllegalStateException("parameter '" + parameter.path() + "' was not checked");
        }
        return values;
    }

    private static void check(Parameter parameter, float[] values, Problems problems) {
        String name = "parameter '" + parameter.path() + "'";
        long needed = parameter.shape().elements();
        if (values.length != needed) {
            problems.add(name + " of shape " + parameter.shape() + " needs " + needed + " values, received "
                    + values.length);
            return;
        }
        boolean isVariance = parameter.role() == ParameterRole.RUNNING_STATISTIC
                && parameter.name().equals("running_var");
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                problems.add(name + " holds " + values[i] + " at " + i + "; only finite numbers can be written");
                return;
            }
            if (isVariance && values[i] < 0) {
                problems.add(name + " holds the negative variance " + values[i] + " at " + i);
                return;
            }
        }
    }
}

package dev.sightline.onnx;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Random weights for a graph: normalisations are far from doing nothing, and activations neither die nor explode. */
public final class Weighted {

    /** A prime, so that the channels differ. */
    private static final int MOST_DRAWN = 20_011;

    private Weighted() {}

    public static Map<String, float[]> random(Graph graph, Random random) {
        Map<String, float[]> weights = new HashMap<>();
        for (Parameter parameter : graph.parameters()) {
            float[] values = weights(parameter, random);
            if (parameter.role() == ParameterRole.RUNNING_STATISTIC
                    && parameter.name().equals("running_var")) {
                fill(values, random, .5, 1);
            } else if (parameter.role() == ParameterRole.NORM_WEIGHT) {
                fill(values, random, .7, 1.2);
            } else if (parameter.role() != ParameterRole.WEIGHT) {
                fill(values, random, -.2, .2);
            }
            weights.put(parameter.path(), values);
        }
        return weights;
    }

    /** Large arrays repeat themselves: drawing tens of millions of numbers would take most of a test's time. */
    private static float[] weights(Parameter parameter, Random random) {
        float[] values = new float[(int) parameter.shape().elements()];
        float[] drawn = new float[Math.min(values.length, MOST_DRAWN)];
        parameter.initializer().fill(drawn, random);
        for (int from = 0; from < values.length; from += drawn.length) {
            System.arraycopy(drawn, 0, values, from, Math.min(drawn.length, values.length - from));
        }
        return values;
    }

    private static void fill(float[] values, Random random, double from, double to) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from + (to - from) * random.nextDouble());
        }
    }
}

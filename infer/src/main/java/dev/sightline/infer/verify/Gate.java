package dev.sightline.infer.verify;

import java.util.List;
import java.util.Map;

/**
 * What one comparison came to. Permitted kinds, in their order: {@link InputGate}, {@link OutputGate}, {@link PredictionGate},
 * {@link MetricGate}.
 */
public sealed interface Gate permits InputGate, OutputGate, PredictionGate, MetricGate {

    /** What is compared, in one word. */
    String name();

    boolean passed();

    /** What was found, for people; one or more lines. */
    List<String> lines();

    /** What was found, for programs: texts, numbers, flags, lists and maps of these. */
    Map<String, Object> fields();
}

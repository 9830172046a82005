package dev.sightline.onnx.importing;

import dev.sightline.nn.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file as a network that can be trained.
 *
 * @param graph one input {@code image}; parameters under the names of the file's weights, or of its nodes
 * @param weights the file's numbers by parameter path, in the order of each parameter's axes; those of a layer made
 *     anew are missing. The arrays are shared, not copied
 * @param notes what was decided on the way, to be reported
 */
public record ImportedModel(Graph graph, Map<String, float[]> weights, List<String> notes) {

    public ImportedModel {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        notes = List.copyOf(notes);
    }
}

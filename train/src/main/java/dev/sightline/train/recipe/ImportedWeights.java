package dev.sightline.train.recipe;

import dev.sightline.nn.StoredArray;
import dev.sightline.onnx.importing.ImportedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The weights that came with a network out of a file. */
final class ImportedWeights {

    private ImportedWeights() {}

    /** The arrays by parameter path; their number, and what the import decided, is logged. */
    static Map<String, StoredArray> of(ImportedModel imported, Path onnx, Consumer<String> log) {
        log.accept(
                "fine-tuning the network of " + onnx + ": " + imported.weights().size() + " tensors taken over");
        imported.notes().forEach(log);
        Map<String, StoredArray> weights = new LinkedHashMap<>();
        imported.weights()
                .forEach((path, values) -> weights.put(
                        path,
                        new StoredArray(imported.graph().parameter(path).shape().sizes(), values)));
        return weights;
    }
}

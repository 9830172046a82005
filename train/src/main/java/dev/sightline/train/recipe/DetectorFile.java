package dev.sightline.train.recipe;

import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.onnx.importing.ImportedModel;
import dev.sightline.onnx.importing.ModelImport;
import dev.sightline.onnx.read.OnnxModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A detector that an ONNX file holds, with its weights; the layers that score classes are made anew where the number of
 * classes differs.
 *
 * @param family whose outputs the file has, and by whose description it is trained
 */
public record DetectorFile(Path onnx, String family) implements DetectionModel {

    public DetectorFile {
        Objects.requireNonNull(onnx, "onnx");
    }

    @Override
    public Graph build(int classes, int width, int height) {
        return imported(classes, width, height).graph();
    }

    @Override
    public Map<String, StoredArray> weights(int classes, int width, int height, Consumer<String> log) {
        ImportedModel imported = imported(classes, width, height);
        return ImportedWeights.of(imported, onnx, log);
    }

    @Override
    public DetectorDescription description() {
        return ModelFamilies.detector(family).description();
    }

    @Override
    public Map<String, Path> paths() {
        return Map.of("model.onnx", onnx);
    }

    private ImportedModel imported(int classes, int width, int height) {
        return ModelImport.detector(OnnxModel.read(onnx), description(), classes, height, width);
    }
}

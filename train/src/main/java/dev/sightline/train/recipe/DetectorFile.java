package dev.sightline.train.recipe;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.Graph;
import dev.sightline.nn.cost.GraphShapes;
import dev.sightline.nn.cost.ShapeReader;
import dev.sightline.onnx.ImportedModel;
import dev.sightline.onnx.ModelImport;
import dev.sightline.onnx.OnnxModel;
import dev.sightline.torch.DetectionLossOptions;
import dev.sightline.torch.StoredArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A detector that an ONNX file holds, with its weights; the layers that score classes are made anew where the number of
 * classes differs. Its outputs are those that training takes: {@link BoxCoding.DistanceMaps} of the published strides and
 * bins.
 */
public record DetectorFile(Path onnx) implements DetectionModel {

    private static final DetectionLossOptions TAKEN = DetectionLossOptions.published(1);

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
    public BoxCoding boxes() {
        return new BoxCoding.DistanceMaps(TAKEN.bins(), TAKEN.strides());
    }

    @Override
    public Map<String, Path> paths() {
        return Map.of("model.onnx", onnx);
    }

    private ImportedModel imported(int classes, int width, int height) {
        ImportedModel imported = ModelImport.detector(OnnxModel.read(onnx), TAKEN.strides(), classes, height, width);
        requireBins(imported.graph());
        return imported;
    }

    private void requireBins(Graph graph) {
        GraphShapes shapes = ShapeReader.read(graph);
        for (int stride : TAKEN.strides()) {
            int channels = shapes.of(graph.output("boxes_" + stride).value()).channels();
            if (channels != 4 * TAKEN.bins()) {
                throw new IllegalArgumentException(onnx + ": boxes_" + stride + " must have 4 x " + TAKEN.bins()
                        + " channels, a distribution for each side of a box, found " + channels);
            }
        }
    }
}

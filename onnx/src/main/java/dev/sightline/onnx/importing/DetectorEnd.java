package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.read.OnnxModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a detector: which tensors of its file are the maps that it is trained by. */
record DetectorEnd(OnnxModel model, ImportState state, TrainingMaps training)
        implements BoxCodingVisitor<Map<String, String>> {

    /** The names of the tensors by the names of the training outputs. */
    static Map<String, String> find(OnnxModel model, ImportState state, DetectorDescription description) {
        return description.deployed().accept(new DetectorEnd(model, state, description.training()));
    }

    @Override
    public Map<String, String> visit(BoxCoding.DistanceMaps maps) {
        List<String> found = outputs();
        Map<String, String> tensors = new LinkedHashMap<>();
        for (String name : training.names()) {
            if (!found.contains(name)) {
                throw problem("a detector is trained by the raw outputs boxes_s and scores_s of the strides "
                        + maps.strides() + ", as 'sightline export' writes them; there is no '" + name + "' among "
                        + String.join(", ", found));
            }
            tensors.put(name, name);
        }
        return tensors;
    }

    @Override
    public Map<String, String> visit(BoxCoding.YoloxCells cells) {
        if (!outputs().contains(cells.output())) {
            throw problem("a detector of cells needs the output '" + cells.output() + "', found "
                    + String.join(", ", outputs()));
        }
        List<CellLevel> levels = CellLevel.behind(cells.output(), state);
        if (levels.size() != cells.strides().size()) {
            throw problem("its output '" + cells.output()
                    + "' must be made of boxes, objectness and scores, the last two"
                    + " behind sigmoids, for each of the strides " + cells.strides() + "; found " + levels.size()
                    + " levels of these");
        }
        Map<String, String> tensors = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            int stride = cells.strides().get(i);
            tensors.put(training.name(TrainingMaps.BOXES, stride), levels.get(i).boxes());
            tensors.put(
                    training.name(TrainingMaps.OBJECTNESS, stride),
                    levels.get(i).objectness());
            tensors.put(
                    training.name(TrainingMaps.SCORES, stride), levels.get(i).scores());
        }
        return tensors;
    }

    @Override
    public Map<String, String> visit(BoxCoding.DecodedBoxes boxes) {
        throw untrained(boxes);
    }

    @Override
    public Map<String, String> visit(BoxCoding.SuppressedBoxes boxes) {
        throw untrained(boxes);
    }

    private List<String> outputs() {
        return model.content().proto().getGraph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
    }

    private OnnxException untrained(BoxCoding coding) {
        return problem("a detector is not trained by outputs that are " + coding);
    }

    private OnnxException problem(String text) {
        return new OnnxException(model.source(), text);
    }
}

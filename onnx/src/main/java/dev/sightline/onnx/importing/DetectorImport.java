package dev.sightline.onnx.importing;

import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.read.OnnxModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A detector being taken over: the maps it is trained by, and the layers that score its classes. */
final class DetectorImport {

    private final OnnxModel model;
    private final ImportState state;
    private final DetectorDescription description;
    private final Map<String, String> tensors;
    private final Set<String> needed;
    private final Map<Integer, ClassifierHead> heads = new LinkedHashMap<>();

    /** @throws OnnxException if the file has not the outputs of the description */
    DetectorImport(OnnxModel model, ImportState state, DetectorDescription description) {
        this.model = model;
        this.state = state;
        this.description = description;
        this.tensors = DetectorEnd.find(model, state, description);
        this.needed = state.needed(tensors.values());
        for (int stride : description.training().strides()) {
            heads.put(stride, head(tensor(TrainingMaps.SCORES, stride)));
        }
    }

    /** Whether a node belongs to the network that is trained on so many classes. */
    boolean takes(ImportedNode node, int classes) {
        return needed.contains(node.output())
                && heads.values().stream().noneMatch(head -> head.replaces(node, classes));
    }

    /** The outputs for so many classes, once the nodes are taken over. */
    List<GraphOutput> outputs(int classes) {
        TrainingMaps training = description.training();
        Map<String, Value> maps = new HashMap<>();
        for (int stride : training.strides()) {
            for (String part : training.parts()) {
                maps.put(training.name(part, stride), map(part, stride, classes));
            }
        }
        return description.outputs(state.net(), maps);
    }

    private Value map(String part, int stride, int classes) {
        String tensor = tensor(part, stride);
        if (part.equals(TrainingMaps.SCORES)) {
            double prior = description.prior().logit(classes, stride);
            return Objects.requireNonNull(heads.get(stride)).attachMap(state, classes, tensor, prior);
        }
        Value map = state.result(tensor);
        int found = state.net().shape(map).channels();
        int wanted = part.equals(TrainingMaps.BOXES) ? description.boxChannels() : 1;
        if (found != wanted) {
            throw new OnnxException(
                    model.source(),
                    "'" + tensor + "' must have " + wanted + " channels for " + part + ", found " + found);
        }
        return map;
    }

    private ClassifierHead head(String scores) {
        return ClassifierHead.find(scores, state)
                .filter(ClassifierHead::isConvolution)
                .orElseThrow(
                        () -> new OnnxException(model.source(), "no convolution makes its output '" + scores + "'"));
    }

    private String tensor(String part, int stride) {
        String name = description.training().name(part, stride);
        return Objects.requireNonNull(tensors.get(name), name);
    }
}

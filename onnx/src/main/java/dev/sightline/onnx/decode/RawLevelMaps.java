package dev.sightline.onnx.decode;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.onnx.Dimension;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.Problems;
import dev.sightline.onnx.read.ModelDescription;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.read.TensorDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One level of a raw detector as its file declares it.
 *
 * @param height cells down, or {@link Dimension#DYNAMIC}
 * @param width cells across, or {@link Dimension#DYNAMIC}
 * @param classes channels of the scores
 */
record RawLevelMaps(int stride, long height, long width, long classes) {

    String boxes() {
        return BoxCoding.DistanceMaps.boxes(stride);
    }

    String scores() {
        return BoxCoding.DistanceMaps.scores(stride);
    }

    boolean isFixed() {
        return height != Dimension.DYNAMIC && width != Dimension.DYNAMIC;
    }

    /**
     * The levels of a model in the order of the coding's strides.
     *
     * @throws OnnxException with everything that keeps the model's outputs from being such maps
     */
    static List<RawLevelMaps> of(OnnxModel model, BoxCoding.DistanceMaps maps) {
        Problems problems = new Problems();
        List<RawLevelMaps> levels = new ArrayList<>();
        ModelDescription description = model.describe();
        for (int stride : maps.strides()) {
            Optional<TensorDescription> boxes = map(description, BoxCoding.DistanceMaps.boxes(stride), problems);
            Optional<TensorDescription> scores = map(description, BoxCoding.DistanceMaps.scores(stride), problems);
            if (boxes.isPresent() && scores.isPresent()) {
                List<Dimension> dims = boxes.get().dimensions();
                problems.require(
                        dims.get(1).size() == 4L * maps.bins(),
                        boxes.get() + " needs " + 4 * maps.bins() + " channels for 4 sides of " + maps.bins()
                                + " bins");
                levels.add(new RawLevelMaps(
                        stride,
                        dims.get(2).size(),
                        dims.get(3).size(),
                        scores.get().dimensions().get(1).size()));
            }
        }
        problems.require(
                levels.stream().mapToLong(RawLevelMaps::classes).distinct().count() <= 1,
                "the levels differ in their number of classes: " + levels);
        problems.throwIfAny(model.source());
        return levels;
    }

    private static Optional<TensorDescription> map(ModelDescription description, String name, Problems problems) {
        Optional<TensorDescription> output = description.outputs().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (output.isEmpty()) {
            problems.add("a raw detector needs the output '" + name + "'; outputs are " + description.outputs());
        } else if (output.get().dimensions().size() != 4
                || output.get().dimensions().get(1).isDynamic()) {
            problems.add("output " + output.get() + " must be [batch, channels, height, width]");
            return Optional.empty();
        }
        return output;
    }
}

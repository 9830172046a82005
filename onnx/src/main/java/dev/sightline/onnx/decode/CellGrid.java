package dev.sightline.onnx.decode;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the cells of all levels are, row by row and one level behind the other: stored numbers where the size is fixed,
 * otherwise computed by the model from the sizes of its maps.
 *
 * @param centres name of {@code [cells, 2]}: x and y of each centre in cells
 * @param strides name of {@code [cells, 1]}: pixels of the input for each cell
 */
record CellGrid(String centres, String strides) {

    static CellGrid write(GraphDraft draft, List<RawLevelMaps> levels) {
        return levels.stream().allMatch(RawLevelMaps::isFixed) ? stored(draft, levels) : computed(draft, levels);
    }

    private static CellGrid stored(GraphDraft draft, List<RawLevelMaps> levels) {
        int cells = levels.stream()
                .mapToInt(level -> Math.toIntExact(level.height() * level.width()))
                .sum();
        float[] centres = new float[2 * cells];
        float[] strides = new float[cells];
        int cell = 0;
        for (RawLevelMaps level : levels) {
            for (int y = 0; y < level.height(); y++) {
                for (int x = 0; x < level.width(); x++) {
                    centres[2 * cell] = x + .5f;
                    centres[2 * cell + 1] = y + .5f;
                    strides[cell++] = level.stride();
                }
            }
        }
        return new CellGrid(
                draft.store(Tensors.floats(DetectionTail.SCOPE + "centres", new long[] {cells, 2}, centres)),
                draft.store(Tensors.floats(DetectionTail.SCOPE + "strides", new long[] {cells, 1}, strides)));
    }

    private static CellGrid computed(GraphDraft draft, List<RawLevelMaps> levels) {
        Constants constants = new Constants(
                draft.store(Tensors.longScalar(DetectionTail.SCOPE + "zero", 0)),
                draft.store(Tensors.longScalar(DetectionTail.SCOPE + "one", 1)),
                draft.store(Tensors.longs(DetectionTail.SCOPE + "second_axis", 1)),
                draft.store(Tensors.scalar(DetectionTail.SCOPE + "half", .5f)));
        List<String> centres = new ArrayList<>();
        List<String> strides = new ArrayList<>();
        for (RawLevelMaps level : levels) {
            String scope = DetectionTail.SCOPE + "grid_" + level.stride() + "/";
            String size = draft.add(
                    "Shape",
                    scope + "size",
                    List.of(level.boxes()),
                    Attributes.integer("start", 2),
                    Attributes.integer("end", 4));
            String height = draft.add("Gather", scope + "height", List.of(size, constants.zero));
            String width = draft.add("Gather", scope + "width", List.of(size, constants.one));
            String cells = draft.add("Mul", scope + "cells", List.of(height, width));
            String index = draft.add("Range", scope + "index", List.of(constants.zero, cells, constants.one));
            String x = centre(draft, scope + "x", "Mod", List.of(index, width), constants);
            String y = centre(draft, scope + "y", "Div", List.of(index, width), constants);
            String centre = draft.add("Concat", scope + "centres", List.of(x, y), Attributes.integer("axis", 1));
            centres.add(centre);
            String pixels = draft.store(Tensors.scalar(scope + "pixels", level.stride()));
            String none = draft.add("Sub", scope + "none", List.of(x, x));
            strides.add(draft.add("Add", scope + "strides", List.of(none, pixels)));
        }
        return new CellGrid(
                draft.add("Concat", DetectionTail.SCOPE + "centres", centres, Attributes.integer("axis", 0)),
                draft.add("Concat", DetectionTail.SCOPE + "strides", strides, Attributes.integer("axis", 0)));
    }

    private record Constants(String zero, String one, String secondAxis, String half) {}

    /** One coordinate of the centres, {@code [cells, 1]}. */
    private static String centre(
            GraphDraft draft, String name, String operator, List<String> inputs, Constants constants) {
        String place = draft.add(operator, name + "_place", inputs);
        String real = draft.add("Cast", name + "_real", List.of(place), Attributes.integer("to", DataType.FLOAT_VALUE));
        String shifted = draft.add("Add", name + "_centre", List.of(real, constants.half));
        return draft.add("Unsqueeze", name, List.of(shifted, constants.secondAxis));
    }
}

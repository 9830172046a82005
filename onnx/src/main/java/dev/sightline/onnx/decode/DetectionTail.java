package dev.sightline.onnx.decode;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.decode.AnchorFreeDecoder;
import dev.sightline.onnx.Dimension;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.Declarations;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.proto.Tensors;
import dev.sightline.onnx.read.OnnxModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a raw detector return boxes, by standard ONNX operators behind its maps. The arithmetic is that of {@link
 * AnchorFreeDecoder} in single precision.
 *
 * <p>The raw maps are no outputs any more; {@link OnnxModel#withExtraOutputs} brings them back. All added nodes and
 * tensors have names that begin with {@value #SCOPE}, and reduced precision leaves them alone: half a pixel is lost
 * where coordinates are kept in 16 bits.
 */
public final class DetectionTail {

    /** How the outputs of {@link #decoded} are coded. */
    public static final BoxCoding.DecodedBoxes DECODED = new BoxCoding.DecodedBoxes("boxes", "scores");

    /** How the output of {@link #suppressed} is coded. */
    public static final BoxCoding.SuppressedBoxes SUPPRESSED = new BoxCoding.SuppressedBoxes("detections");

    public static final String SCOPE = "decode/";

    private static final long LEAST_OPSET = 15;

    private final BoxCoding.DistanceMaps maps;
    private final List<RawLevelMaps> levels;
    private final ModelProto.Builder model;
    private final GraphProto.Builder graph;
    private final GraphDraft draft;

    private DetectionTail(OnnxModel raw, BoxCoding.DistanceMaps maps) {
        long opset = raw.describe().opsets().getOrDefault(OperatorDomain.STANDARD, 0L);
        if (opset < LEAST_OPSET) {
            throw new OnnxException(
                    raw.source(),
                    "decoding boxes needs operator set " + LEAST_OPSET + " or newer, the file has " + opset);
        }
        this.maps = maps;
        this.levels = RawLevelMaps.of(raw, maps);
        this.model = raw.content().proto().toBuilder();
        this.graph = model.getGraphBuilder();
        this.draft = new GraphDraft(graph);
    }

    /**
     * A model with the outputs {@code boxes [batch, cells, 4]} (xMin, yMin, xMax, yMax in pixels of the network's
     * input) and {@code scores [batch, cells, classes]} (within 0 to 1). Cells run row by row over each level, one
     * level behind the other. Works at a dynamic size too.
     *
     * @throws OnnxException if the model's outputs are not such maps, or its operator set is older than 15
     */
    public static OnnxModel decoded(OnnxModel raw, BoxCoding.DistanceMaps maps) {
        DetectionTail tail = new DetectionTail(raw, maps);
        tail.graph.clearOutput();
        tail.writeBoxes(DECODED.boxes());
        String byClass = tail.writeScores(SCOPE + "scores");
        tail.draft.addMaking(
                DECODED.scores(),
                "Transpose",
                SCOPE + "scores_by_cell",
                List.of(byClass),
                Attributes.integers("perm", 0, 2, 1));
        tail.declare(DECODED.boxes(), Dimension.dynamic("batch"), tail.cells(), Dimension.fixed(4));
        tail.declare(DECODED.scores(), Dimension.dynamic("batch"), tail.cells(), tail.classes());
        return OnnxModel.of(new ModelContent(tail.model.build(), raw.source()));
    }

    /**
     * A model with one output {@code detections [detections of all images, 7]}: number in the batch, xMin, yMin, xMax,
     * yMax, score, class; per image and class (or per image, where suppression is class-agnostic) best first.
     *
     * @param decoding scores at or above its threshold take part; the most detections are kept of each class of an
     *     image (of each image, where class-agnostic), since ONNX's operator has no limit over all classes
     * @throws OnnxException as {@link #decoded}
     */
    public static OnnxModel suppressed(OnnxModel raw, BoxCoding.DistanceMaps maps, DetectionDecoding decoding) {
        DetectionTail tail = new DetectionTail(raw, maps);
        tail.graph.clearOutput();
        String boxes = tail.writeBoxes(SCOPE + "boxes");
        String scores = tail.writeScores(SCOPE + "scores");
        new SuppressionNodes(tail.draft, decoding).write(boxes, scores, SUPPRESSED.output());
        tail.declare(SUPPRESSED.output(), Dimension.dynamic("detections"), Dimension.fixed(7));
        return OnnxModel.of(new ModelContent(tail.model.build(), raw.source()));
    }

    /** {@code [batch, cells, 4]}. */
    private String writeBoxes(String output) {
        String distances = writeDistances();
        CellGrid grid = CellGrid.write(draft, levels);
        String zero = draft.store(Tensors.longs(SCOPE + "first", 0));
        String two = draft.store(Tensors.longs(SCOPE + "middle", 2));
        String four = draft.store(Tensors.longs(SCOPE + "last", 4));
        String axis = draft.store(Tensors.longs(SCOPE + "sides", 2));
        String before = draft.add("Slice", SCOPE + "left_top", List.of(distances, zero, two, axis));
        String behind = draft.add("Slice", SCOPE + "right_bottom", List.of(distances, two, four, axis));
        String low = draft.add("Sub", SCOPE + "low", List.of(grid.centres(), before));
        String high = draft.add("Add", SCOPE + "high", List.of(grid.centres(), behind));
        String cells = draft.add("Concat", SCOPE + "boxes_in_cells", List.of(low, high), Attributes.integer("axis", 2));
        return draft.addMaking(output, "Mul", SCOPE + "boxes_in_pixels", List.of(cells, grid.strides()));
    }

    /** The mean of each side's distribution in cells, {@code [batch, cells, 4]}. */
    private String writeDistances() {
        String shape = draft.store(Tensors.longs(SCOPE + "by_side_and_bin", 0, 4, maps.bins(), -1));
        List<String> parts = new ArrayList<>();
        for (RawLevelMaps level : levels) {
            parts.add(draft.add("Reshape", SCOPE + "bins_" + level.stride(), List.of(level.boxes(), shape)));
        }
        String bins = draft.add("Concat", SCOPE + "bins", parts, Attributes.integer("axis", 3));
        String byCell =
                draft.add("Transpose", SCOPE + "bins_by_cell", List.of(bins), Attributes.integers("perm", 0, 3, 1, 2));
        String shares = draft.add("Softmax", SCOPE + "shares", List.of(byCell), Attributes.integer("axis", -1));
        float[] places = new float[maps.bins()];
        for (int bin = 0; bin < places.length; bin++) {
            places[bin] = bin;
        }
        String weights = draft.store(Tensors.floats(SCOPE + "places", new long[] {places.length, 1}, places));
        String means = draft.add("MatMul", SCOPE + "means", List.of(shares, weights));
        String last = draft.store(Tensors.longs(SCOPE + "last_axis", 3));
        return draft.add("Squeeze", SCOPE + "distances", List.of(means, last));
    }

    /** {@code [batch, classes, cells]}. */
    private String writeScores(String output) {
        String shape =
                draft.store(Tensors.longs(SCOPE + "by_class", 0, levels.get(0).classes(), -1));
        List<String> parts = new ArrayList<>();
        for (RawLevelMaps level : levels) {
            parts.add(draft.add("Reshape", SCOPE + "logits_" + level.stride(), List.of(level.scores(), shape)));
        }
        String logits = draft.add("Concat", SCOPE + "logits", parts, Attributes.integer("axis", 2));
        return draft.addMaking(output, "Sigmoid", output, List.of(logits));
    }

    private Dimension cells() {
        return levels.stream().allMatch(RawLevelMaps::isFixed)
                ? Dimension.fixed(levels.stream()
                        .mapToLong(level -> level.height() * level.width())
                        .sum())
                : Dimension.dynamic("cells");
    }

    private Dimension classes() {
        return Dimension.fixed(levels.get(0).classes());
    }

    private void declare(String name, Dimension... dimensions) {
        graph.addOutput(Declarations.floats(name, List.of(dimensions)));
    }
}

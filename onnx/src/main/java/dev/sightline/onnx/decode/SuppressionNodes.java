package dev.sightline.onnx.decode;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.Tensors;
import java.util.List;

/**
 * ONNX's NonMaxSuppression and what gathers its choice. It keeps scores strictly above its threshold, so it is given the
 * number just below ours. Class-agnostic suppression offers each cell's best class alone: any other class of the same
 * cell would have an IoU of 1 with it.
 */
record SuppressionNodes(GraphDraft draft, DetectionDecoding decoding) {

    private static final String SCOPE = DetectionTail.SCOPE;

    /**
     * Writes {@code [detections, 7]}.
     *
     * @param boxes name of {@code [batch, cells, 4]}
     * @param scores name of {@code [batch, classes, cells]}
     */
    void write(String boxes, String scores, String output) {
        String best = decoding.classAgnostic() ? bestClasses(scores) : "";
        String offered = decoding.classAgnostic()
                ? draft.add(
                        "GatherElements", SCOPE + "best_scores", List.of(scores, best), Attributes.integer("axis", 1))
                : scores;
        float threshold = Math.nextDown((float) decoding.scoreThreshold());
        String chosen = draft.add(
                "NonMaxSuppression",
                SCOPE + "chosen",
                List.of(
                        boxes,
                        offered,
                        draft.store(Tensors.longs(SCOPE + "most", decoding.maxDetections())),
                        draft.store(Tensors.floats(
                                SCOPE + "iou_threshold", new long[] {1}, (float) decoding.nmsIouThreshold())),
                        draft.store(Tensors.floats(SCOPE + "score_threshold", new long[] {1}, threshold))));
        String image = column("image", chosen, 0);
        String cell = column("cell", chosen, 2);
        String imageAndCell =
                draft.add("Concat", SCOPE + "image_and_cell", List.of(image, cell), Attributes.integer("axis", 1));
        String chosenBoxes = draft.add("GatherND", SCOPE + "chosen_boxes", List.of(boxes, imageAndCell));
        String chosenScores =
                asColumn("score", draft.add("GatherND", SCOPE + "chosen_scores", List.of(offered, chosen)));
        String label = decoding.classAgnostic()
                ? asColumn("class", draft.add("GatherND", SCOPE + "chosen_classes", List.of(best, chosen)))
                : column("class", chosen, 1);
        draft.addMaking(
                output,
                "Concat",
                SCOPE + "detections",
                List.of(real("image_number", image), chosenBoxes, chosenScores, real("class_number", label)),
                Attributes.integer("axis", 1));
    }

    /** The number of each cell's best class, {@code [batch, 1, cells]}; of equal scores, the lower number. */
    private String bestClasses(String scores) {
        return draft.add(
                "ArgMax",
                SCOPE + "best_classes",
                List.of(scores),
                Attributes.integer("axis", 1),
                Attributes.integer("keepdims", 1));
    }

    /** A vector as a matrix of one column. */
    private String asColumn(String name, String vector) {
        String axis = draft.store(Tensors.longs(SCOPE + name + "_axis", 1));
        return draft.add("Unsqueeze", SCOPE + name, List.of(vector, axis));
    }

    /** One column of {@code [detections, 3]} as {@code [detections, 1]}. */
    private String column(String name, String matrix, long number) {
        String index = draft.store(Tensors.longs(SCOPE + name + "_column", number));
        return draft.add("Gather", SCOPE + name, List.of(matrix, index), Attributes.integer("axis", 1));
    }

    private String real(String name, String integers) {
        return draft.add("Cast", SCOPE + name, List.of(integers), Attributes.integer("to", DataType.FLOAT_VALUE));
    }
}

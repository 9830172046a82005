package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.decode.DetectionTail;
import dev.sightline.onnx.proto.ModelContent;
import dev.sightline.onnx.read.OnnxModel;
import java.util.List;

/**
 * Makes a model compute in float16: stored float32 tensors are rounded to nearest, and the nodes between them work in half
 * precision. Inputs and outputs stay float32, so that contracts and hosts need not change. Operators that have no half
 * form, and what {@link DetectionTail} added, stay in float32 behind casts.
 */
public final class HalfPrecision {

    private HalfPrecision() {}

    /** The model with every node in half precision that can be. */
    public static OnnxModel convert(OnnxModel model) {
        return convert(model, List.of());
    }

    /**
     * The model with every node in half precision that can be, but for some.
     *
     * @param keepFloat patterns of node names: {@code *} for any text within a part (parts end at dots and slashes),
     *     {@code **} for any text; a pattern that ends at a part's end chooses all below it, as {@code model.22} does
     * @throws OnnxException if a stored number is beyond 65504 (all such tensors are named), nothing can be converted, or
     *     nodes hold graphs of their own
     * @throws IllegalArgumentException if a pattern matches no node
     */
    public static OnnxModel convert(OnnxModel model, List<String> keepFloat) {
        ModelProto.Builder changed = model.content().proto().toBuilder();
        HalfGraph half = new HalfGraph(
                model.content().proto().getGraph(),
                NodePatterns.choose(model.content().proto().getGraph(), keepFloat));
        changed.setGraph(half.convert(model.source()));
        return OnnxModel.of(new ModelContent(changed.build(), model.source()));
    }
}

package dev.sightline.onnx.proto;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.onnx.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inputs and outputs as a file declares them. */
public final class Declarations {

    private Declarations() {}

    /** A float32 tensor. */
    public static ValueInfoProto floats(String name, List<Dimension> dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Dimension dimension : dimensions) {
            TensorShapeProto.Dimension.Builder dim = shape.addDimBuilder();
            if (dimension.isDynamic()) {
                dim.setDimParam(dimension.name());
            } else {
                dim.setDimValue(dimension.size());
            }
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT_VALUE).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** The inputs a caller must give: old files list their initialisers as inputs too. */
    public static List<ValueInfoProto> inputs(GraphProto graph) {
        Set<String> stored = new HashSet<>();
        graph.getInitializerList().forEach(tensor -> stored.add(tensor.getName()));
        return graph.getInputList().stream()
                .filter(input -> !stored.contains(input.getName()))
                .toList();
    }
}

package dev.sightline.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.sightline.onnx.Dimension;
import dev.sightline.onnx.ElementTypes;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.check.TensorCheck;
import dev.sightline.onnx.proto.Declarations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a checked model's facts. */
final class ModelReader {

    /** Behind the image, scale and bias among the inputs of a batch normalisation. */
    private static final int FIRST_STATISTIC = 3;

    private static final int STATISTICS = 2;

    private ModelReader() {}

    static ModelDescription describe(ModelProto model) {
        GraphProto graph = model.getGraph();
        Map<String, Long> opsets = new TreeMap<>();
        model.getOpsetImportList()
                .forEach(opset -> opsets.put(OperatorDomain.of(opset.getDomain()), opset.getVersion()));
        Map<String, String> metadata = new TreeMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            metadata.put(entry.getKey(), entry.getValue());
        }
        Map<String, Long> parameters = parameters(graph);
        return new ModelDescription(
                model.getIrVersion(),
                opsets,
                (model.getProducerName() + " " + model.getProducerVersion()).strip(),
                Declarations.inputs(graph).stream().map(ModelReader::describe).toList(),
                graph.getOutputList().stream().map(ModelReader::describe).toList(),
                operators(graph),
                parameters.values().stream().mapToLong(Long::longValue).sum(),
                parameters.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(""),
                model.getSerializedSize(),
                metadata);
    }

    static List<Initialiser> initialisers(GraphProto graph) {
        Set<String> statistics = new HashSet<>();
        graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("BatchNormalization"))
                .forEach(node -> statistics.addAll(node.getInputList().stream()
                        .skip(FIRST_STATISTIC)
                        .limit(STATISTICS)
                        .toList()));
        return graph.getInitializerList().stream()
                .map(tensor -> new Initialiser(
                        tensor.getName(),
                        ElementTypes.name(tensor.getDataType()),
                        tensor.getDimsList(),
                        bytes(tensor),
                        ElementTypes.isFloating(tensor.getDataType()) && !statistics.contains(tensor.getName())))
                .toList();
    }

    private static long bytes(TensorProto tensor) {
        long packed = ElementTypes.packedBytes(
                tensor.getDataType(), TensorCheck.elements(tensor).orElseThrow());
        return packed >= 0
                ? packed
                : tensor.getRawData().size()
                        + tensor.getStringDataList().stream()
                                .mapToLong(ByteString::size)
                                .sum();
    }

    /** Adds outputs; their types are left to the reader's own inference where the file does not hold them. */
    static ModelProto withOutputs(ModelProto model, Set<String> names) {
        Map<String, ValueInfoProto> known = new HashMap<>();
        model.getGraph().getValueInfoList().forEach(value -> known.put(value.getName(), value));
        Set<String> present = new HashSet<>();
        model.getGraph().getOutputList().forEach(output -> present.add(output.getName()));
        ModelProto.Builder changed = model.toBuilder();
        for (String name : names) {
            if (present.add(name)) {
                changed.getGraphBuilder()
                        .addOutput(known.getOrDefault(
                                name, ValueInfoProto.newBuilder().setName(name).build()));
            }
        }
        return changed.build();
    }

    private static TensorDescription describe(ValueInfoProto value) {
        TypeProto type = value.getType();
        if (!type.hasTensorType()) {
            String kind = type.getValueCase().name().replace("_TYPE", "").toLowerCase(Locale.ROOT);
            return new TensorDescription(value.getName(), kind, false, List.of());
        }
        TypeProto.Tensor tensor = type.getTensorType();
        List<Dimension> dimensions = new ArrayList<>();
        for (TensorShapeProto.Dimension dim : tensor.getShape().getDimList()) {
            dimensions.add(
                    dim.hasDimValue() ? Dimension.fixed(dim.getDimValue()) : Dimension.dynamic(dim.getDimParam()));
        }
        return new TensorDescription(
                value.getName(), ElementTypes.name(tensor.getElemType()), tensor.hasShape(), dimensions);
    }

    private static Map<String, Integer> operators(GraphProto graph) {
        Map<String, Integer> counts = new TreeMap<>();
        count(graph, counts);
        Map<String, Integer> byCount = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> byCount.put(entry.getKey(), entry.getValue()));
        return byCount;
    }

    private static void count(GraphProto graph, Map<String, Integer> counts) {
        for (NodeProto node : graph.getNodeList()) {
            String domain = OperatorDomain.of(node.getDomain());
            String operator =
                    domain.equals(OperatorDomain.STANDARD) ? node.getOpType() : domain + "." + node.getOpType();
            counts.merge(operator, 1, Integer::sum);
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    count(attribute.getG(), counts);
                }
                attribute.getGraphsList().forEach(nested -> count(nested, counts));
            }
        }
    }

    /** Elements of the floating-point initialisers by type. */
    private static Map<String, Long> parameters(GraphProto graph) {
        Map<String, Long> counts = new TreeMap<>();
        graph.getInitializerList().stream()
                .filter(tensor -> ElementTypes.isFloating(tensor.getDataType()))
                .forEach(tensor -> counts.merge(
                        ElementTypes.name(tensor.getDataType()),
                        TensorCheck.elements(tensor).orElseThrow(),
                        Long::sum));
        return counts;
    }
}

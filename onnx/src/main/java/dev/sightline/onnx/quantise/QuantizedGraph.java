package dev.sightline.onnx.quantise;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.calibrate.ActivationRange;
import dev.sightline.onnx.proto.Attributes;
import dev.sightline.onnx.proto.GraphDraft;
import dev.sightline.onnx.proto.Tensors;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a graph with pairs of QuantizeLinear and DequantizeLinear around what a plan quantises. A tensor made by a
 * quantised node keeps its name behind its pair; a tensor that enters from float keeps it before.
 */
final class QuantizedGraph {

    private final GraphProto graph;
    private final QuantizationPlan plan;
    private final Map<String, ActivationRange> ranges;
    private final int largestWeight;
    private final GraphProto.Builder changed;
    private final GraphDraft draft;
    private final Map<String, ByteScale> scales = new HashMap<>();
    private final Map<String, String> entered = new HashMap<>();

    QuantizedGraph(GraphProto graph, QuantizationPlan plan, Map<String, ActivationRange> ranges, int largestWeight) {
        this.graph = graph;
        this.plan = plan;
        this.ranges = ranges;
        this.largestWeight = largestWeight;
        this.changed = graph.toBuilder().clearNode().clearInitializer().clearValueInfo();
        this.draft = new GraphDraft(changed);
    }

    GraphProto write() {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            if (!plan.isQuantized(i)) {
                changed.addNode(node);
            } else if (!plan.isAbsorbed(i)) {
                addQuantized(node);
            }
        }
        storeWhatIsStillRead();
        return changed.build();
    }

    private void addQuantized(NodeProto node) {
        NodeProto.Builder bytes = node.toBuilder();
        for (int i = 0; i < node.getInputCount(); i++) {
            if (plan.takesBytes(node, i)) {
                bytes.setInput(i, inBytes(node.getInput(i)));
            }
        }
        QuantizedLayer.of(node, plan.stored()).ifPresent(layer -> addLayer(node, layer, bytes));
        for (int i = 0; i < node.getOutputCount(); i++) {
            bytes.setOutput(i, plan.madeInstead(node.getOutput(i)) + "/float");
        }
        changed.addNode(bytes);
        for (String output : node.getOutputList()) {
            String name = plan.madeInstead(output);
            addPair(name + "/float", name, name);
        }
    }

    private String inBytes(String tensor) {
        TensorProto constant = plan.stored().get(tensor);
        if (constant != null) {
            return entered.computeIfAbsent(tensor, name -> addConstant(constant));
        }
        if (plan.isMadeByQuantized(tensor)) {
            return tensor;
        }
        return entered.computeIfAbsent(tensor, name -> addPair(name, name, name + "/dequantized"));
    }

    /** The two nodes that round {@code from} to the levels of {@code tensor}'s range; gives {@code to}. */
    private String addPair(String from, String tensor, String to) {
        List<String> levels = levels(plan.rangeOf(tensor));
        String bytes = draft.add("QuantizeLinear", tensor + "/quantized", inputs(from, levels));
        return draft.addMaking(to, "DequantizeLinear", tensor + "/DequantizeLinear", inputs(bytes, levels));
    }

    private String addConstant(TensorProto constant) {
        String name = constant.getName();
        ByteScale scale = ByteScale.of(Tensors.values(constant));
        String bytes = draft.store(scale.bytes(constant, name + "/quantized"));
        return draft.add("DequantizeLinear", name + "/dequantized", inputs(bytes, store(name, scale)));
    }

    private void addLayer(NodeProto node, QuantizedLayer layer, NodeProto.Builder bytes) {
        String name = node.getOutput(0);
        ByteScale input = scale(plan.rangeOf(node.getInput(0)));
        ByteLayer stored = ByteLayer.of(layer, input.scale(), largestWeight, name);
        int channels = stored.weightScales().length;
        String zeros = draft.store(Tensors.packed(
                name + "/weight/zero_point", DataType.INT8, new long[] {channels}, Tensors.buffer(channels)));
        String scales =
                draft.store(Tensors.floats(name + "/weight/scale", new long[] {channels}, stored.weightScales()));
        bytes.setInput(
                1,
                draft.add(
                        "DequantizeLinear",
                        name + "/weight/dequantized",
                        List.of(draft.store(stored.weight()), scales, zeros),
                        Attributes.integer("axis", layer.axis())));
        TensorProto bias = stored.bias();
        float[] biasScales = stored.biasScales();
        if (bias != null && biasScales != null) {
            String biasScale = draft.store(Tensors.floats(name + "/bias/scale", new long[] {channels}, biasScales));
            bytes.setInput(
                    2,
                    draft.add(
                            "DequantizeLinear",
                            name + "/bias/dequantized",
                            List.of(draft.store(bias), biasScale),
                            Attributes.integer("axis", 0)));
        }
    }

    private ByteScale scale(String range) {
        return ByteScale.of(Objects.requireNonNull(ranges.get(range), range));
    }

    /** The names of a range's scale and zero point, stored at first use. */
    private List<String> levels(String range) {
        ByteScale known = scales.get(range);
        if (known == null) {
            known = scale(range);
            scales.put(range, known);
            return store(range, known);
        }
        return List.of(range + "/scale", range + "/zero_point");
    }

    private List<String> store(String name, ByteScale scale) {
        ByteBuffer zero = Tensors.buffer(1).put((byte) scale.zeroPoint());
        return List.of(
                draft.store(Tensors.scalar(name + "/scale", scale.scale())),
                draft.store(Tensors.packed(name + "/zero_point", DataType.UINT8, new long[0], zero)));
    }

    private static List<String> inputs(String first, List<String> levels) {
        return List.of(first, levels.get(0), levels.get(1));
    }

    private void storeWhatIsStillRead() {
        Set<String> read = new HashSet<>();
        changed.getNodeList().forEach(node -> read.addAll(node.getInputList()));
        changed.getOutputList().forEach(output -> read.add(output.getName()));
        graph.getInitializerList().stream()
                .filter(tensor -> read.contains(tensor.getName()))
                .forEach(draft::store);
    }
}

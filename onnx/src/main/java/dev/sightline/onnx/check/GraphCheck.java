package dev.sightline.onnx.check;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sightline.onnx.OperatorDomain;
import dev.sightline.onnx.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether every tensor of a graph, and of the graphs inside its nodes, is made once and before it is read. */
final class GraphCheck {

    private final Problems problems;
    private final TensorCheck tensors;
    private final Set<String> domains;

    GraphCheck(Problems problems, Set<String> domains) {
        this.problems = problems;
        this.tensors = new TensorCheck(problems);
        this.domains = domains;
    }

    void checkMain(GraphProto graph) {
        problems.require(graph.getOutputCount() > 0, "its graph has no outputs");
        check(graph, null);
    }

    /** @param outside tensors of the surrounding graph, which the nodes may read too */
    private void check(GraphProto graph, @Nullable Scope outside) {
        Scope made = new Scope(outside);
        addInputs(graph, made);
        addStored(graph, made);
        checkNodes(graph.getNodeList(), made);
        Set<String> outputs = new HashSet<>();
        for (ValueInfoProto output : graph.getOutputList()) {
            checkDims("output", output);
            problems.require(made.contains(output.getName()), "output '" + output.getName() + "' is made by no node");
            problems.require(outputs.add(output.getName()), "two outputs have the name '" + output.getName() + "'");
        }
    }

    private void addInputs(GraphProto graph, Scope made) {
        Set<String> inputs = new HashSet<>();
        for (ValueInfoProto input : graph.getInputList()) {
            problems.require(!input.getName().isEmpty(), "an input has no name");
            problems.require(inputs.add(input.getName()), "two inputs have the name '" + input.getName() + "'");
            checkDims("input", input);
        }
        made.addAll(inputs);
    }

    /** An initialiser may carry an input's name, which makes it the input's default. */
    private void addStored(GraphProto graph, Scope made) {
        Set<String> stored = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            problems.require(stored.add(tensor.getName()), "two initialisers have the name '" + tensor.getName() + "'");
            tensors.check(tensor, "initialiser '" + tensor.getName() + "'");
        }
        for (SparseTensorProto sparse : graph.getSparseInitializerList()) {
            String name = sparse.getValues().getName();
            problems.require(stored.add(name), "two initialisers have the name '" + name + "'");
            checkSparse(sparse, "sparse initialiser '" + name + "'");
        }
        made.addAll(stored);
    }

    /** Checks the nodes in order; what they make is added to {@code made}. */
    void checkNodes(List<NodeProto> nodes, Scope made) {
        Set<String> madeLater = new HashSet<>();
        nodes.forEach(node -> madeLater.addAll(node.getOutputList()));
        for (int i = 0; i < nodes.size(); i++) {
            NodeProto node = nodes.get(i);
            String where = where(node, i);
            problems.require(!node.getOpType().isEmpty(), where + " does not state which operator it is");
            String domain = OperatorDomain.of(node.getDomain());
            problems.require(
                    domains.contains(domain),
                    where + " is of the operator set '" + domain + "', which the file does not import; it imports "
                            + domains);
            checkReads(node, where, made, madeLater);
            checkAttributes(node, where, made);
            addOutputs(node, where, made);
        }
    }

    private void checkReads(NodeProto node, String where, Scope made, Set<String> madeLater) {
        for (String input : node.getInputList()) {
            if (!input.isEmpty() && !made.contains(input)) {
                problems.add(where + " reads '" + input + "', which "
                        + (madeLater.contains(input)
                                ? "is made only later: the nodes are unsorted or form a cycle"
                                : "nothing makes"));
            }
        }
    }

    private void addOutputs(NodeProto node, String where, Scope made) {
        for (String output : node.getOutputList()) {
            if (!output.isEmpty()) {
                problems.require(made.add(output), where + " makes '" + output + "', which is there already");
            }
        }
    }

    private void checkAttributes(NodeProto node, String where, Scope made) {
        for (AttributeProto attribute : node.getAttributeList()) {
            String what = "attribute '" + attribute.getName() + "' of " + where;
            if (attribute.hasT()) {
                tensors.check(attribute.getT(), what);
            }
            attribute.getTensorsList().forEach(tensor -> tensors.check(tensor, what));
            if (attribute.hasSparseTensor()) {
                checkSparse(attribute.getSparseTensor(), what);
            }
            if (attribute.hasG()) {
                check(attribute.getG(), made);
            }
            attribute.getGraphsList().forEach(graph -> check(graph, made));
        }
    }

    private void checkSparse(SparseTensorProto sparse, String what) {
        tensors.check(sparse.getValues(), "the values of " + what);
        tensors.check(sparse.getIndices(), "the indices of " + what);
        problems.require(
                sparse.getDimsList().stream().allMatch(dim -> dim >= 0),
                what + " has the dims " + sparse.getDimsList() + "; each must be 0 or more");
    }

    private void checkDims(String kind, ValueInfoProto value) {
        TypeProto type = value.getType();
        for (TensorShapeProto.Dimension dim : type.getTensorType().getShape().getDimList()) {
            problems.require(
                    dim.getDimValue() >= 0,
                    kind + " '" + value.getName() + "' has an axis of size " + dim.getDimValue());
        }
    }

    private static String where(NodeProto node, int index) {
        return "node " + index + (node.getName().isEmpty() ? "" : " '" + node.getName() + "'") + " (" + node.getOpType()
                + ")";
    }
}

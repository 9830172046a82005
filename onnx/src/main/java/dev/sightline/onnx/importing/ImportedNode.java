package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** A node of a file, its settings by name with the operator's defaults. */
record ImportedNode(NodeProto proto) {

    String operator() {
        return proto.getOpType();
    }

    String output() {
        return proto.getOutput(0);
    }

    /** The name of an input, empty where it is left out. */
    String input(int index) {
        return index < proto.getInputCount() ? proto.getInput(index) : "";
    }

    boolean hasInput(int index) {
        return !input(index).isEmpty();
    }

    /** How messages call it. */
    String where() {
        String name = proto.getName().isEmpty() ? "making '" + output() + "'" : "'" + proto.getName() + "'";
        return operator() + " " + name;
    }

    long integer(String name, long usual) {
        return attribute(name).map(AttributeProto::getI).orElse(usual);
    }

    double real(String name, double usual) {
        return attribute(name).map(found -> (double) found.getF()).orElse(usual);
    }

    String text(String name, String usual) {
        return attribute(name).map(found -> found.getS().toStringUtf8()).orElse(usual);
    }

    List<Long> integers(String name, List<Long> usual) {
        return attribute(name).map(AttributeProto::getIntsList).orElse(usual);
    }

    boolean has(String name) {
        return attribute(name).isPresent();
    }

    private Optional<AttributeProto> attribute(String name) {
        return proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }
}

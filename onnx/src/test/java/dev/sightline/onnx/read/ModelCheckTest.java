package dev.sightline.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.sightline.onnx.OnnxException;
import dev.sightline.onnx.proto.Tensors;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelCheckTest {

    private interface Damage extends Consumer<ModelProto.Builder> {}

    static Stream<Arguments> problems() {
        return Stream.of(
                problem("no format version", ModelProto.Builder::clearIrVersion, "ir_version"),
                problem("no operator set", ModelProto.Builder::clearOpsetImport, "opset_import"),
                problem(
                        "an operator set of version 0",
                        model -> model.getOpsetImportBuilder(0).setVersion(0),
                        "version of the operator set 'ai.onnx' must be 1 or more, found 0"),
                problem(
                        "an operator set twice",
                        model -> model.addOpsetImport(OperatorSetIdProto.newBuilder()
                                .setDomain("ai.onnx")
                                .setVersion(13)),
                        "imports the operator set 'ai.onnx' twice"),
                problem("no graph", ModelProto.Builder::clearGraph, "no graph"),
                problem("no outputs", model -> model.getGraphBuilder().clearOutput(), "no outputs"),
                problem(
                        "a key of the metadata twice",
                        model -> model.addMetadataProps(entry("k", "1")).addMetadataProps(entry("k", "2")),
                        "metadata has the key 'k' twice"),
                problem(
                        "an operator set that is not imported",
                        model -> model.getGraphBuilder().getNodeBuilder(0).setDomain("acme"),
                        "node 0 'first' (Relu) is of the operator set 'acme'"),
                problem(
                        "a node without operator",
                        model -> model.getGraphBuilder().getNodeBuilder(0).clearOpType(),
                        "does not state which operator"),
                problem(
                        "a tensor nothing makes",
                        model -> model.getGraphBuilder().getNodeBuilder(1).setInput(0, "ghost"),
                        "node 1 'second' (Add) reads 'ghost', which nothing makes"),
                problem(
                        "a cycle",
                        model -> model.getGraphBuilder().getNodeBuilder(0).setInput(0, "y"),
                        "reads 'y', which is made only later"),
                problem(
                        "a tensor made twice",
                        model -> model.getGraphBuilder().getNodeBuilder(1).setOutput(0, "h"),
                        "makes 'h', which is there already"),
                problem(
                        "an output nothing makes",
                        model -> model.getGraphBuilder().getOutputBuilder(0).setName("z"),
                        "output 'z' is made by no node"),
                problem(
                        "an input twice",
                        model -> model.getGraphBuilder().addInput(value("x")),
                        "two inputs have the name 'x'"),
                problem(
                        "an initialiser twice",
                        model -> model.getGraphBuilder().addInitializer(Tensors.floats("w", new long[] {1}, 1)),
                        "two initialisers have the name 'w'"),
                problem(
                        "an axis of negative size",
                        model -> model.getGraphBuilder()
                                .getInputBuilder(0)
                                .getTypeBuilder()
                                .getTensorTypeBuilder()
                                .getShapeBuilder()
                                .addDimBuilder()
                                .setDimValue(-3),
                        "input 'x' has an axis of size -3"),
                weight("negative dims", tensor -> tensor.setDims(0, -2), "has the dims [-2]"),
                weight(
                        "dims whose product overflows",
                        tensor -> tensor.addDims(1L << 40).addDims(1L << 40),
                        "product within 64 bits"),
                weight(
                        "raw bytes too few",
                        tensor -> tensor.setDims(0, 3),
                        "initialiser 'w' of float32 [3] needs 12 bytes, found 8"),
                weight(
                        "numbers too many",
                        tensor -> tensor.clearRawData().addAllFloatData(List.of(1f, 2f, 3f)),
                        "needs 2 numbers, found 3"),
                weight("no element type", TensorProto.Builder::clearDataType, "no element type"),
                weight(
                        "packed strings",
                        tensor -> tensor.setDataType(DataType.STRING_VALUE),
                        "string [2] cannot be packed as bytes"),
                weight(
                        "numbers in another file",
                        tensor -> tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(entry("location", "weights.bin")),
                        "another file, 'weights.bin'"),
                problem(
                        "a constant too short",
                        model -> model.getGraphBuilder()
                                .getNodeBuilder(0)
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("value")
                                        .setT(Tensors.floats("", new long[] {2}, 1))),
                        "attribute 'value' of node 0 'first' (Relu) of float32 [2] needs 8 bytes"),
                problem(
                        "a problem in a nested graph",
                        model -> model.getGraphBuilder()
                                .getNodeBuilder(1)
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("body")
                                        .setG(GraphProto.newBuilder()
                                                .addNode(node("inner", "Relu", "h", "i"))
                                                .addNode(node("lost", "Relu", "nowhere", "j"))
                                                .addOutput(value("i")))),
                        "'lost' (Relu) reads 'nowhere'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aProblemIsReportedInOneMessage(String name, Damage damage, String message) {
        ModelProto.Builder model = sound();
        damage.accept(model);

        assertThatThrownBy(() -> OnnxModel.parse(model.build().toByteArray(), "bad.onnx"))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("bad.onnx: ")
                .hasMessageContaining(message);
    }

    @Test
    void theUndamagedModelIsAccepted() {
        assertThat(OnnxModel.parse(sound().build().toByteArray(), "good.onnx").tensorNames())
                .containsExactly("h", "y");
    }

    @Test
    void allProblemsComeTogether() {
        ModelProto.Builder model = sound().clearIrVersion();
        model.getGraphBuilder().getNodeBuilder(1).setInput(0, "ghost");
        model.getGraphBuilder().getInitializerBuilder(0).setRawData(ByteString.EMPTY);

        assertThatThrownBy(() -> OnnxModel.parse(model.build().toByteArray(), "bad.onnx"))
                .hasMessageContainingAll("3 problems", "ir_version", "'ghost'", "needs 8 bytes, found 0");
    }

    @Test
    void aThousandProblemsAreCountedAndTheFirstShown() {
        ModelProto.Builder model = sound();
        for (int i = 0; i < 1000; i++) {
            model.getGraphBuilder().addNode(node("n" + i, "Relu", "ghost" + i, "o" + i));
        }

        assertThatThrownBy(() -> OnnxModel.parse(model.build().toByteArray(), "bad.onnx"))
                .hasMessageContainingAll("1000 problems", "ghost0", "and 950 more");
    }

    @Test
    void deeplyNestedGraphsAreRefusedByTheParser() {
        GraphProto graph = GraphProto.getDefaultInstance();
        for (int depth = 0; depth < 200; depth++) {
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("If")
                            .addAttribute(
                                    AttributeProto.newBuilder().setName("body").setG(graph)))
                    .build();
        }
        byte[] bytes = sound().setGraph(graph).build().toByteArray();

        assertThatThrownBy(() -> OnnxModel.parse(bytes, "deep.onnx"))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("not an ONNX file, or a damaged one");
    }

    private static ModelProto.Builder sound() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .addInput(value("x"))
                        .addInitializer(Tensors.floats("w", new long[] {2}, 1, 2))
                        .addNode(node("first", "Relu", "x", "h"))
                        .addNode(node("second", "Add", "h", "y").addInput("w"))
                        .addOutput(value("y")));
    }

    private static NodeProto.Builder node(String name, String operator, String input, String output) {
        return NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addInput(input)
                .addOutput(output);
    }

    private static ValueInfoProto value(String name) {
        return ValueInfoProto.newBuilder().setName(name).build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static Arguments problem(String name, Damage damage, String message) {
        return Arguments.of(name, damage, message);
    }

    private static Arguments weight(String name, Consumer<TensorProto.Builder> damage, String message) {
        return problem(name, model -> damage.accept(model.getGraphBuilder().getInitializerBuilder(0)), message);
    }
}

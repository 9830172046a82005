package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Size;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.CandidateBoxes;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.geometry.Box;
import dev.sightline.image.ContractExecutor;
import dev.sightline.infer.session.ModelSession;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.onnx.importing.ImportedModel;
import dev.sightline.onnx.importing.ModelImport;
import dev.sightline.onnx.read.OnnxModel;
import dev.sightline.onnx.write.ExportOptions;
import dev.sightline.onnx.write.OnnxWriter;
import dev.sightline.testing.SharedData;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.session.InferenceSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public YOLOX-nano finds the same boxes once its file is imported, and once its weights are put into the family: in the
 * runtime that trains and, written as a file again, in the one that serves.
 */
class PublishedYoloXTest {

    private static final int SIDE = 416;
    private static final int CLASSES = 80;

    /** Of the family's normalisations. */
    private static final double EPSILON = 1e-3;

    private static final DetectorFamily FAMILY = ModelFamilies.detector("yolox");
    private static final DetectorDescription DESCRIBED = FAMILY.description();

    private interface Network {
        CandidateBoxes boxes(Path photo);
    }

    @Test
    void theImportedFileFindsTheSameBoxesWrittenAgain() throws IOException {
        ImportedModel imported = imported();
        requireSameBoxesWritten(imported.graph(), imported.weights());
    }

    @Test
    void theFamilyFindsTheSameBoxesWithTheFilesWeightsInOrder() throws IOException {
        Graph graph = family();
        requireSameBoxesWritten(graph, inOrder(imported(), graph));
    }

    @Test
    void theImportedFileFindsTheSameBoxesInTheRuntimeThatTrains() throws IOException {
        ImportedModel imported = imported();
        requireSameBoxesTrained(imported.graph(), imported.weights());
    }

    @Test
    void theFamilyFindsTheSameBoxesInTheRuntimeThatTrains() throws IOException {
        Graph graph = family();
        requireSameBoxesTrained(graph, inOrder(imported(), graph));
    }

    private static OnnxModel file() {
        return OnnxModel.read(SharedData.path("data/models/yolox_nano.onnx"));
    }

    private static ImportedModel imported() {
        return ModelImport.detector(file(), DESCRIBED, CLASSES, SIDE, SIDE);
    }

    private static Graph family() {
        return FAMILY.build(ModelOptions.square("nano", CLASSES, SIDE));
    }

    private static void requireSameBoxesWritten(Graph graph, Map<String, float[]> weights) throws IOException {
        OnnxModel written = OnnxWriter.write(deployed(graph), weights::get, ExportOptions.standard());
        try (ModelSession session = new ModelSession(written.bytes(), "written", SessionOptions.cpu(2))) {
            requireSameBoxes(served(session));
        }
    }

    private static void requireSameBoxesTrained(Graph graph, Map<String, float[]> weights) throws IOException {
        Map<String, StoredArray> stored = new LinkedHashMap<>();
        weights.forEach((path, values) ->
                stored.put(path, new StoredArray(graph.parameter(path).shape().sizes(), values)));
        InputContract input = DESCRIBED.input().at(SIDE, SIDE).withLayout(Layout.NHWC);
        ContractExecutor executor = new ContractExecutor(input);
        try (InferenceSession session = new InferenceSession(deployed(graph), stored, TorchDevice.CPU, 2)) {
            requireSameBoxes(photo -> {
                FloatBuffer rows = FloatBuffer.wrap(executor.prepare(photo).values());
                return decode(session.predict(new ImageBatch(rows, 1, SIDE, SIDE, 3)));
            });
        }
    }

    private static Graph deployed(Graph graph) {
        return graph.keeping(DESCRIBED.deployed().outputs());
    }

    private static Network served(ModelSession session) {
        ContractExecutor executor = new ContractExecutor(DESCRIBED.input().at(SIDE, SIDE));
        return photo -> {
            FloatBuffer image = FloatBuffer.wrap(executor.prepare(photo).values());
            return decode(session.run(image, 1, 3, SIDE, SIDE));
        };
    }

    private static void requireSameBoxes(Network network) throws IOException {
        int boxes = 0;
        try (ModelSession session = new ModelSession(file().bytes(), "yolox", SessionOptions.cpu(2))) {
            Network original = served(session);
            for (Path photo : photos()) {
                CandidateBoxes expected = original.boxes(photo);
                requireSame(network.boxes(photo), expected, photo);
                boxes += expected.count();
            }
        }
        assertThat(boxes).as("boxes compared").isGreaterThan(20);
    }

    private static CandidateBoxes decode(NetworkOutputs outputs) {
        DetectionHead head = new DetectionHead(DESCRIBED.deployed(), new DetectionDecoding(.1, .65, false, 300));
        return BoxDecoder.of(head, CLASSES).decode(outputs, 0, new Size(SIDE, SIDE));
    }

    private static List<Path> photos() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.path("data/coco128_train2017/images"))) {
            return files.sorted().limit(8).toList();
        }
    }

    private static void requireSame(CandidateBoxes actual, CandidateBoxes expected, Path photo) {
        assertThat(actual.count()).as("boxes of %s", photo).isEqualTo(expected.count());
        for (int i = 0; i < expected.count(); i++) {
            assertThat(actual.label(i)).as("class of box %d of %s", i, photo).isEqualTo(expected.label(i));
            requireClose(actual.score(i), expected.score(i));
            Box.Input box = actual.box(i);
            Box.Input wanted = expected.box(i);
            requireClose(box.xMin(), wanted.xMin());
            requireClose(box.yMin(), wanted.yMin());
            requireClose(box.xMax(), wanted.xMax());
            requireClose(box.yMax(), wanted.yMax());
        }
    }

    private static void requireClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-4 + 1e-4 * Math.abs(expected)));
    }

    /** The file's convolutions are the family's, in the same order and of the same shapes; its biases hold the norms. */
    private static Map<String, float[]> inOrder(ImportedModel file, Graph graph) {
        List<Node> from = convolutions(file.graph());
        List<Node> to = convolutions(graph);
        assertThat(from).hasSameSizeAs(to);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (int i = 0; i < to.size(); i++) {
            Parameter weight = to.get(i).parameter("weight");
            Parameter stored = from.get(i).parameter("weight");
            assertThat(stored.shape()).as(weight.path()).isEqualTo(weight.shape());
            float[] bias = values(file, from.get(i).parameter("bias"));
            weights.put(weight.path(), values(file, stored));
            if (to.get(i).hasParameter("bias")) {
                weights.put(to.get(i).parameter("bias").path(), bias);
            } else {
                putNorm(weights, weight.path().replaceAll("conv\\.weight$", "bn."), bias);
            }
        }
        return weights;
    }

    /** A normalisation that adds the bias and changes nothing else. */
    private static void putNorm(Map<String, float[]> weights, String path, float[] bias) {
        float[] ones = new float[bias.length];
        float[] variances = new float[bias.length];
        Arrays.fill(ones, 1);
        Arrays.fill(variances, (float) (1 - EPSILON));
        weights.put(path + "weight", ones);
        weights.put(path + "bias", bias);
        weights.put(path + "running_mean", new float[bias.length]);
        weights.put(path + "running_var", variances);
    }

    private static List<Node> convolutions(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.operation() instanceof Conv2d)
                .toList();
    }

    private static float[] values(ImportedModel file, Parameter parameter) {
        return Objects.requireNonNull(file.weights().get(parameter.path()));
    }
}

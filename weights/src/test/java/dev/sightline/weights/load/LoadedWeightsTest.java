package dev.sightline.weights.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.op.Shape;
import dev.sightline.testing.SharedData;
import dev.sightline.weights.pickle.PickleWriter.TensorLayout;
import dev.sightline.weights.safetensors.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedWeightsTest {

    private static final List<Integer> CONV = List.of(2, 3, 1, 1);
    private static final List<Integer> HEAD = List.of(4, 2, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void equalNamesAreTaken() throws IOException {
        LoadedWeights loaded = load(file("", ""), LoadOptions.of(LoadPolicy.STRICT));

        assertThat(loaded.report().isComplete()).isTrue();
        assertThat(loaded.report().renamed()).isEmpty();
        assertThat(Objects.requireNonNull(loaded.arrays().get("fc.bias")).values())
                .containsExactly(7, 8, 9, 10);
    }

    @Test
    void prefixesAreRemovedAndReported() throws IOException {
        LoadedWeights loaded = load(file("module.backbone.", "module.head."), LoadOptions.of(LoadPolicy.STRICT));

        assertThat(loaded.arrays()).containsOnlyKeys("conv.weight", "conv.bias", "fc.weight", "fc.bias");
        assertThat(loaded.report().lines())
                .contains(
                        "renamed, 'module.backbone.' removed: 2, as in module.backbone.conv.weight -> conv.weight",
                        "renamed, 'module.head.' removed: 2, as in module.head.fc.weight -> fc.weight");
    }

    @Test
    void aPublishedCheckpointFitsItsFamilyWholly() {
        Graph graph = ModelFamilies.named("resnet-cifar").build(ModelOptions.square("20", 10, 32));
        Path file = SharedData.path("data/models/cifar10_resnet20-12fca82f.th");

        LoadReport report = LoadedWeights.load(file, graph, LoadOptions.of(LoadPolicy.STRICT))
                .report();

        assertThat(report.lines())
                .containsExactly(
                        file + ", 'state_dict': 97 tensors matched, 97 of them renamed, 0 of another size, 0 missing,"
                                + " 0 unexpected, 0 ignored",
                        "renamed, 'module.' removed: 97, as in module.conv1.weight -> conv1.weight");
    }

    @Test
    void explicitRulesComeFirst() throws IOException {
        LoadOptions options = LoadOptions.of(LoadPolicy.STRICT)
                .withRenames(List.of(RenameRule.parse("student.=module."), RenameRule.parse("classifier.=")));

        assertThat(load(file("student.", "classifier."), options).report().isComplete())
                .isTrue();
    }

    @Test
    void rulesThatGiveTwoTensorsOneNameAreRefused() throws IOException {
        LoadOptions options = LoadOptions.of(LoadPolicy.STRICT).withRenames(List.of(RenameRule.parse("conv.=fc.")));

        assertThatThrownBy(() -> load(file("", ""), options))
                .hasMessageContaining("[conv.=fc.] give 'conv.weight' and 'fc.weight' the one name 'fc.weight'");
    }

    @Test
    void aNameThatFitsAlreadyIsNotTakenByAnother() throws IOException {
        TorchFile file = TorchFile.zip().object(pickle -> pickle.raw("}("));
        tensors(file, "", "");
        file.tensor("module.conv.bias", 0, 0).object(pickle -> pickle.raw("u"));

        LoadedWeights loaded = load(file, LoadOptions.of(LoadPolicy.MATCHING));

        assertThat(Objects.requireNonNull(loaded.arrays().get("conv.bias")).values())
                .containsExactly(5, 6);
        assertThat(loaded.report().unexpected()).containsExactly("module.conv.bias");
    }

    @Test
    void strictListsEveryDifferenceWithBothShapes() throws IOException {
        TorchFile file = other();

        assertThatThrownBy(() -> load(file, LoadOptions.of(LoadPolicy.STRICT)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("the load policy 'matching' takes those that fit")
                .hasMessageContaining(
                        "1 tensors matched, 0 of them renamed, 1 of another size, 2 missing, 1 unexpected, 1 ignored")
                .hasMessageContaining("fc.bias is stored as [3], the network needs [4]")
                .hasMessageContaining("conv.weight is missing")
                .hasMessageContaining("fc.weight is missing")
                .hasMessageContaining("extra is not a parameter of the network")
                .hasMessageContaining("ignored, since no network uses them: bn.num_batches_tracked");
    }

    @Test
    void matchingTakesWhatFitsAndReportsTheRest() throws IOException {
        LoadedWeights loaded = load(other(), LoadOptions.of(LoadPolicy.MATCHING));

        assertThat(loaded.arrays()).containsOnlyKeys("conv.bias");
        assertThat(loaded.report().fields())
                .containsEntry("complete", false)
                .containsEntry("matched", 1)
                .containsEntry("missing", List.of("conv.weight", "fc.weight"))
                .containsEntry("unexpected", List.of("extra"))
                .containsEntry("ignored", List.of("bn.num_batches_tracked"))
                .containsEntry(
                        "mismatched",
                        List.of(Map.of(
                                "stored",
                                "fc.bias",
                                "path",
                                "fc.bias",
                                "stored-shape",
                                List.of(3),
                                "shape",
                                List.of(4))));
    }

    @Test
    void weightsOfAnotherNetworkAltogetherAreAnErrorUnderEitherPolicy() throws IOException {
        TorchFile file = TorchFile.zip().stateDict(Map.of("embedding", new float[] {1}));

        assertThatThrownBy(() -> load(file, LoadOptions.of(LoadPolicy.MATCHING)))
                .hasMessageContaining("the weights do not fit the network:")
                .hasMessageContaining("0 tensors matched");
    }

    @Test
    void wholeNumbersAreNotTakenForWeights() throws IOException {
        TensorLayout layout = new TensorLayout("CharStorage", "0", 2, 0, List.of(2), List.of(1));
        TorchFile file = TorchFile.zip().storage("0", new byte[] {1, 2});
        file.object(pickle ->
                pickle.raw("}").text("conv.bias").tensor(layout, false).raw("s"));

        assertThatThrownBy(() -> load(file, LoadOptions.of(LoadPolicy.MATCHING)))
                .hasMessageContaining("conv.bias is stored as whole numbers, I8");
    }

    private LoadedWeights load(TorchFile file, LoadOptions options) throws IOException {
        return LoadedWeights.load(file.write(folder), graph(), options);
    }

    private static TorchFile file(String body, String head) {
        TorchFile file = TorchFile.zip().object(pickle -> pickle.raw("}("));
        tensors(file, body, head);
        return file.object(pickle -> pickle.raw("u"));
    }

    private static void tensors(TorchFile file, String body, String head) {
        file.tensor(body + "conv.weight", CONV, 1, 2, 3, 4, 5, 6)
                .tensor(body + "conv.bias", 5, 6)
                .tensor(head + "fc.weight", HEAD, 1, 2, 3, 4, 5, 6, 7, 8)
                .tensor(head + "fc.bias", 7, 8, 9, 10);
    }

    private static TorchFile other() {
        return TorchFile.legacy()
                .object(pickle -> pickle.raw("}("))
                .tensor("conv.bias", 5, 6)
                .tensor("fc.bias", 7, 8, 9)
                .tensor("extra", 1)
                .tensor("bn.num_batches_tracked", 1)
                .object(pickle -> pickle.raw("u"));
    }

    private static Graph graph() {
        GraphBuilder net = new GraphBuilder();
        var features = net.conv("conv", net.input("image", Shape.of(1, 3, 8, 8)), ConvOptions.of(2, 1));
        net.output("out", net.conv("fc", features, ConvOptions.of(4, 1)));
        return net.build();
    }
}

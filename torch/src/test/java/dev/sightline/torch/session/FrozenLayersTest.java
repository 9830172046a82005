package dev.sightline.torch.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.LibTorch;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import dev.sightline.torch.execute.DropoutDraws;
import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ForwardPass;
import dev.sightline.torch.execute.GraphExecutor;
import dev.sightline.torch.optimise.AveragingOptions;
import dev.sightline.torch.optimise.OptimizerOptions;
import dev.sightline.torch.optimise.TrainableVectors;
import dev.sightline.torch.optimise.TrainingOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is frozen in front is not differentiated, so a step costs no more than what is trained needs. */
class FrozenLayersTest {

    private static final int SIDE = 64;
    private static final int THAW = 2;

    @BeforeAll
    static void load() {
        LibTorch.load();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "fc, 0, the head alone is trained",
        "blocks6, 0, a late stage is trained and the head is not",
        "fc, 2, everything is trained once the body is unfrozen"
    })
    void aTensorIsDifferentiatedOnlyIfSomethingUpToItIsTrained(String learning, int epoch, String reason) {
        Graph graph = withEveryTensorAsOutput(
                ModelFamilies.classifier("pp-lcnet").build(ModelOptions.square("x0_25", 3, SIDE)));
        LearningPlan plan =
                new LearningPlan(parameter -> parameter.path().startsWith(learning) ? 0 : THAW, parameter -> 1);

        assertThat(differentiated(graph, plan, epoch))
                .isEqualTo(needed(graph, plan, epoch))
                .isNotEmpty();
    }

    private static Set<String> differentiated(Graph graph, LearningPlan plan, int epoch) {
        TrainingOptions options = new TrainingOptions(
                TorchDevice.CPU,
                Precision.FLOAT32,
                1,
                1,
                new OptimizerOptions.Adam(0.9, 0.999, 1e-8, 0),
                10,
                new AveragingOptions(0, 1));
        try (PointerScope scope = new PointerScope();
                TrainableVectors trainable = new TrainableVectors(FlatLayout.of(graph, plan), options)) {
            trainable.beginEpoch(epoch);
            Tensor image = torch.zeros(new long[] {2, 3, SIDE, SIDE});
            return new GraphExecutor(graph)
                            .run(image, trainable.parameters(), ForwardPass.training(new DropoutDraws(0, 0, 0)))
                            .entrySet()
                            .stream()
                            .filter(output -> output.getValue().requires_grad())
                            .map(output -> output.getKey())
                            .collect(Collectors.toSet());
        }
    }

    /** The tensors that a learning parameter has a share in. */
    private static Set<String> needed(Graph graph, LearningPlan plan, int epoch) {
        Set<Value> needed = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean trained = node.parameters().stream()
                    .filter(Parameter::isTrainable)
                    .anyMatch(parameter -> plan.trainableFrom().applyAsInt(parameter) <= epoch);
            if (trained || node.inputs().stream().anyMatch(needed::contains)) {
                needed.add(node.output());
            }
        }
        return graph.outputs().stream()
                .filter(output -> needed.contains(output.value()))
                .map(GraphOutput::name)
                .collect(Collectors.toSet());
    }

    private static Graph withEveryTensorAsOutput(Graph graph) {
        List<GraphOutput> outputs = graph.nodes().stream()
                .map(node -> new GraphOutput(node.id() + " " + node.where(), node.output()))
                .toList();
        return new Graph(graph.inputs(), graph.nodes(), outputs);
    }
}

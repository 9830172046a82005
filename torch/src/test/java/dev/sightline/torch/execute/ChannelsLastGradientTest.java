package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels are fast on maps whose memory has the channel innermost; a gradient in another layout is copied, or worse. */
class ChannelsLastGradientTest {

    private static final int SIZE = 64;
    private static final String NODE = "node ";

    @ParameterizedTest
    @CsvSource({
        "yolov8, n, FLOAT32",
        "yolov8, n, BFLOAT16",
        "yolox, nano, FLOAT32",
        "yolox, nano, BFLOAT16",
        "mobilenetv2, 0.35, FLOAT32",
        "mobilenetv2, 0.35, BFLOAT16",
        "mobilenetv3, small, BFLOAT16",
        "resnet, 18, BFLOAT16",
        "pp-lcnet, x0_25, BFLOAT16"
    })
    void theGradientOfEveryFeatureMapKeepsTheChannelInnermost(String family, String variant, Precision precision) {
        Graph graph = withEveryNode(ModelFamilies.named(family).build(ModelOptions.square(variant, 2, SIZE)));
        NativeDevices.prepare(TorchDevice.CPU, 2);
        try (PointerScope scope = new PointerScope();
                ParameterViews parameters = ParameterViews.zeros(
                        FlatLayout.of(graph, LearningPlan.all()), NativeDevices.floatsOn(TorchDevice.CPU));
                ParameterViews gradient = parameters.copy()) {
            parameters.learning().uniform_(-0.1, 0.1, null);
            parameters.beginEpoch(0, gradient);
            Map<String, Tensor> outputs = run(graph, parameters, precision);
            List<LayoutHook> hooks = watch(outputs);
            backward(outputs);
            assertThat(hooks).isNotEmpty().allMatch(hook -> hook.seen);
            assertThat(hooks.stream().filter(hook -> hook.otherLayout).map(hook -> hook.name))
                    .isEmpty();
        }
    }

    private static Map<String, Tensor> run(Graph graph, ParameterViews parameters, Precision precision) {
        Tensor image = torch.rand(2, SIZE, SIZE, 3).permute(0, 3, 1, 2);
        try (Autocast autocast = new Autocast(TorchDevice.CPU, precision)) {
            return new GraphExecutor(graph).run(image, parameters, ForwardPass.training(new DropoutDraws(0, 0, 0)));
        }
    }

    private static List<LayoutHook> watch(Map<String, Tensor> outputs) {
        List<LayoutHook> hooks = new ArrayList<>();
        outputs.forEach((name, output) -> {
            if (name.startsWith(NODE) && output.dim() == 4 && output.requires_grad()) {
                LayoutHook hook = new LayoutHook(name);
                output.register_hook(hook);
                hooks.add(hook);
            }
        });
        return hooks;
    }

    private static void backward(Map<String, Tensor> outputs) {
        Tensor sum = torch.zeros(1);
        for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
            if (!output.getKey().startsWith(NODE)) {
                sum = sum.add(output.getValue().to(ScalarType.Float).square().sum());
            }
        }
        sum.backward();
    }

    /** Sees a gradient as it flows; one that a tensor retains is a copy in the layout of rows. */
    private static final class LayoutHook extends VoidTensorHook {

        private final String name;
        private boolean seen;
        private boolean otherLayout;

        LayoutHook(String name) {
            this.name = name;
        }

        @Override
        public void call(TensorBase gradient) {
            seen = true;
            otherLayout = gradient.size(1) > 1 && gradient.stride(1) != 1;
        }
    }

    /** The same network, and what each of its nodes makes as further outputs. */
    private static Graph withEveryNode(Graph graph) {
        List<GraphOutput> outputs = new ArrayList<>(graph.outputs());
        for (Node node : graph.nodes()) {
            outputs.add(new GraphOutput(NODE + node.id() + " " + node.where(), node.output()));
        }
        return new Graph(graph.inputs(), graph.nodes(), outputs);
    }
}

package dev.sightline.torch.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Shape;
import dev.sightline.torch.LearningPlan;
import dev.sightline.torch.TorchDevice;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class ClampTest {

    private static final float[] VALUES = {-3, -1, 0, 2, 4, 9, Float.NaN, Float.POSITIVE_INFINITY};

    @Test
    void valuesStopAtTheBoundsAndTheGradientPassesBetweenThem() {
        GraphBuilder net = new GraphBuilder();
        Value image = net.input("image", Shape.of(1, VALUES.length, 1, 1));
        net.output("clamped", net.add(new Clamp(-1, 4), image));
        Graph graph = net.build();
        NativeDevices.prepare(TorchDevice.CPU, 1);
        try (PointerScope scope = new PointerScope();
                ParameterViews none = ParameterViews.zeros(
                        FlatLayout.of(graph, LearningPlan.all()), NativeDevices.floatsOn(TorchDevice.CPU))) {
            Tensor x = TensorArrays.of(VALUES, 1, VALUES.length, 1, 1);
            x.requires_grad_(true);
            Tensor y = Objects.requireNonNull(new GraphExecutor(graph)
                    .run(x, none, ForwardPass.training(new DropoutDraws(0, 0, 0)))
                    .get("clamped"));
            y.sum().backward();
            assertThat(TensorArrays.floats(y)).containsExactly(-1, -1, 0, 2, 4, 4, Float.NaN, 4);
            float[] gradient = TensorArrays.floats(x.grad());
            assertThat(new float[] {gradient[0], gradient[2], gradient[3], gradient[5], gradient[7]})
                    .containsExactly(0, 1, 1, 0, 0);
        }
    }
}

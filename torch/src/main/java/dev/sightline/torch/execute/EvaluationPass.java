package dev.sightline.torch.execute;

import dev.sightline.core.decode.NetworkOutput;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.torch.ImageBatch;
import dev.sightline.torch.TorchDevice;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One batch through a network in evaluation mode, outputs copied out of the native library. */
public final class EvaluationPass {

    private EvaluationPass() {}

    public static NetworkOutputs run(
            GraphExecutor executor, ParameterViews parameters, ImageBatch batch, TorchDevice device) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor image = BatchTensor.of(batch, device);
            Map<String, NetworkOutput> outputs = new LinkedHashMap<>();
            executor.run(image, parameters, ForwardPass.evaluation())
                    .forEach((name, tensor) -> outputs.put(name, copy(tensor)));
            return new NetworkOutputs(outputs);
        }
    }

    private static NetworkOutput copy(Tensor tensor) {
        LongVector sizes = tensor.sizes().vec();
        List<Integer> shape =
                Arrays.stream(sizes.get()).mapToObj(Math::toIntExact).toList();
        return new NetworkOutput(shape, FloatBuffer.wrap(TensorArrays.floats(tensor)));
    }
}

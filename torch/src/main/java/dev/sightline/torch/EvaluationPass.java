package dev.sightline.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One batch through a network in evaluation mode, outputs copied out of the native library. */
final class EvaluationPass {

    private EvaluationPass() {}

    static Map<String, OutputMap> run(
            GraphExecutor executor, ParameterViews parameters, ImageBatch batch, TorchDevice device) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            Tensor image = BatchTensor.of(batch, device);
            Map<String, OutputMap> maps = new LinkedHashMap<>();
            executor.run(image, parameters, false).forEach((name, tensor) -> maps.put(name, copy(tensor)));
            return maps;
        }
    }

    private static OutputMap copy(Tensor tensor) {
        LongVector sizes = tensor.sizes().vec();
        return new OutputMap(sizes.get(), TensorArrays.floats(tensor));
    }
}

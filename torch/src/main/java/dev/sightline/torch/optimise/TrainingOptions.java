package dev.sightline.torch.optimise;

import dev.sightline.torch.Precision;
import dev.sightline.torch.TorchDevice;
import java.util.Objects;

/**
 * How a network is trained, apart from the loss and the data.
 *
 * @param seed initial weights follow from it alone
 * @param threads threads of the native library, 1 or more
 * @param gradientClip largest norm of the whole gradient; infinity for none
 * @param averaging moving average of the parameters that evaluation uses
 */
public record TrainingOptions(
        TorchDevice device,
        Precision precision,
        int threads,
        long seed,
        OptimizerOptions optimizer,
        double gradientClip,
        AveragingOptions averaging) {

    public TrainingOptions {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(averaging, "averaging");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, received " + threads);
        }
        if (!(gradientClip > 0)) {
            throw new IllegalArgumentException("the gradient clip must be above 0, received " + gradientClip);
        }
        if (precision == Precision.FLOAT16 && device.kind() == TorchDevice.Kind.CPU) {
            throw new IllegalArgumentException(
                    "float16 training needs a graphics card: use bfloat16 or float32 on cpu");
        }
    }
}

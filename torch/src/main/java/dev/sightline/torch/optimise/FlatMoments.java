package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The moving averages of the gradient and of its square that Adam and its relatives step by. Owns their native memory.
 *
 * <p>Each group counts its own steps, so that one which is unfrozen late has its bias corrected from its own start.
 */
final class FlatMoments implements AutoCloseable {

    private final double beta1;
    private final double beta2;
    private final Tensor mean;
    private final Tensor square;
    private final Tensor steps;

    FlatMoments(double beta1, double beta2, Tensor parameters, int groups) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.mean = torch.zeros_like(parameters).retainReference();
        this.square = torch.zeros_like(parameters).retainReference();
        this.steps = torch.zeros(new long[] {groups}).retainReference();
    }

    /** Takes a group's gradient into both moments; returns the group's number of steps, this one included. */
    double add(Tensor gradient, ParameterGroup group) {
        first(group).lerp_(gradient, new Scalar(1 - beta1));
        second(group).mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1 - beta2));
        return countStep(group);
    }

    /** The first moment of a group, not corrected: {@link #firstCorrection} divides it. */
    Tensor first(ParameterGroup group) {
        return mean.narrow(0, group.offset(), group.length());
    }

    double firstCorrection(double step) {
        return 1 - Math.pow(beta1, step);
    }

    /** {@code sqrt(v) + epsilon} with the second moment {@code v} corrected for its start at zero. */
    Tensor spread(ParameterGroup group, double step, double epsilon) {
        double correction = 1 - Math.pow(beta2, step);
        return second(group).sqrt().div_(new Scalar(Math.sqrt(correction))).add_(new Scalar(epsilon));
    }

    Map<String, Tensor> state() {
        return Map.of("mean", mean, "square", square, "steps", steps);
    }

    @Override
    public void close() {
        mean.releaseReference();
        square.releaseReference();
        steps.releaseReference();
    }

    private Tensor second(ParameterGroup group) {
        return square.narrow(0, group.offset(), group.length());
    }

    /** Exact in 32 bits up to 16 million steps. */
    private double countStep(ParameterGroup group) {
        return steps.narrow(0, group.number(), 1).add_(new Scalar(1.0)).item_float();
    }
}

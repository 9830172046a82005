package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link OptimizerOptions.Adam} and {@link OptimizerOptions.AdamW} over one vector.
 *
 * <p>Each group counts its own steps, so that one which is unfrozen late has its bias corrected from its own start.
 */
final class FlatAdam implements FlatOptimizer {

    /** What the two rules share, and where the decay acts. */
    record Settings(double beta1, double beta2, double epsilon, WeightDecay decay, boolean decoupled) {
        static Settings of(OptimizerOptions.Adam adam) {
            return new Settings(adam.beta1(), adam.beta2(), adam.epsilon(), adam.decay(), false);
        }

        static Settings of(OptimizerOptions.AdamW adamW) {
            return new Settings(adamW.beta1(), adamW.beta2(), adamW.epsilon(), adamW.decay(), true);
        }
    }

    private final Settings settings;
    private final Tensor mean;
    private final Tensor square;
    private final Tensor steps;

    FlatAdam(Settings settings, Tensor parameters, int groups) {
        this.settings = settings;
        this.mean = torch.zeros_like(parameters).retainReference();
        this.square = torch.zeros_like(parameters).retainReference();
        this.steps = torch.zeros(new long[] {groups}).retainReference();
    }

    @Override
    public void update(Tensor parameters, Tensor gradient, ParameterGroup group, double learningRate) {
        decay(parameters, gradient, group, learningRate);
        Tensor first = mean.narrow(0, group.offset(), group.length());
        Tensor second = square.narrow(0, group.offset(), group.length());
        first.lerp_(gradient, new Scalar(1 - settings.beta1()));
        second.mul_(new Scalar(settings.beta2())).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
        double step = countStep(group);
        double firstCorrection = 1 - Math.pow(settings.beta1(), step);
        double secondCorrection = 1 - Math.pow(settings.beta2(), step);
        Tensor spread =
                second.sqrt().div_(new Scalar(Math.sqrt(secondCorrection))).add_(new Scalar(settings.epsilon()));
        parameters.addcdiv_(first, spread, new Scalar(-learningRate / firstCorrection));
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("mean", mean, "square", square, "steps", steps);
    }

    @Override
    public void close() {
        mean.releaseReference();
        square.releaseReference();
        steps.releaseReference();
    }

    /** Exact in 32 bits up to 16 million steps. */
    private double countStep(ParameterGroup group) {
        return steps.narrow(0, group.number(), 1).add_(new Scalar(1.0)).item_float();
    }

    private void decay(Tensor parameters, Tensor gradient, ParameterGroup group, double learningRate) {
        double decay = settings.decay().of(group);
        if (decay == 0) {
            return;
        }
        if (settings.decoupled()) {
            parameters.mul_(new Scalar(1 - learningRate * decay));
        } else {
            gradient.add_(parameters, new Scalar(decay));
        }
    }
}

package dev.sightline.torch;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** {@link OptimizerOptions.Adam} and {@link OptimizerOptions.AdamW} over one vector. */
final class FlatAdam implements FlatOptimizer {

    /** What the two rules share, and where the decay acts. */
    record Settings(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled) {
        static Settings of(OptimizerOptions.Adam adam) {
            return new Settings(adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay(), false);
        }

        static Settings of(OptimizerOptions.AdamW adamW) {
            return new Settings(adamW.beta1(), adamW.beta2(), adamW.epsilon(), adamW.weightDecay(), true);
        }
    }

    private final Settings settings;
    private final Tensor mean;
    private final Tensor square;
    private long steps;

    FlatAdam(Settings settings, Tensor parameters) {
        this.settings = settings;
        this.mean = torch.zeros_like(parameters).retainReference();
        this.square = torch.zeros_like(parameters).retainReference();
    }

    @Override
    public void beginStep() {
        steps++;
    }

    @Override
    public void update(Tensor parameters, Tensor gradient, Group group, double learningRate) {
        decay(parameters, gradient, group, learningRate);
        Tensor first = mean.narrow(0, group.offset(), group.length());
        Tensor second = square.narrow(0, group.offset(), group.length());
        first.lerp_(gradient, new Scalar(1 - settings.beta1()));
        second.mul_(new Scalar(settings.beta2())).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
        double firstCorrection = 1 - Math.pow(settings.beta1(), (double) steps);
        double secondCorrection = 1 - Math.pow(settings.beta2(), (double) steps);
        Tensor spread =
                second.sqrt().div_(new Scalar(Math.sqrt(secondCorrection))).add_(new Scalar(settings.epsilon()));
        parameters.addcdiv_(first, spread, new Scalar(-learningRate / firstCorrection));
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("mean", mean, "square", square);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void restoreSteps(long value) {
        steps = value;
    }

    @Override
    public void close() {
        mean.releaseReference();
        square.releaseReference();
    }

    private void decay(Tensor parameters, Tensor gradient, Group group, double learningRate) {
        if (!group.decayed() || settings.weightDecay() == 0) {
            return;
        }
        if (settings.decoupled()) {
            parameters.mul_(new Scalar(1 - learningRate * settings.weightDecay()));
        } else {
            gradient.add_(parameters, new Scalar(settings.weightDecay()));
        }
    }
}

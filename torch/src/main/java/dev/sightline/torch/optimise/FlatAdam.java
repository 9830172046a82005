package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@link OptimizerOptions.Adam} and {@link OptimizerOptions.AdamW} over one vector. */
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
    private final FlatMoments moments;

    FlatAdam(Settings settings, Tensor parameters, int groups) {
        this.settings = settings;
        this.moments = new FlatMoments(settings.beta1(), settings.beta2(), parameters, groups);
    }

    @Override
    public void update(Tensor parameters, Tensor gradient, ParameterGroup group, LearningRates rates) {
        double learningRate = rates.of(group);
        decay(parameters, gradient, group, learningRate);
        double step = moments.add(gradient, group);
        Tensor spread = moments.spread(group, step, settings.epsilon());
        parameters.addcdiv_(moments.first(group), spread, new Scalar(-learningRate / moments.firstCorrection(step)));
    }

    @Override
    public Map<String, Tensor> state() {
        return moments.state();
    }

    @Override
    public void close() {
        moments.close();
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

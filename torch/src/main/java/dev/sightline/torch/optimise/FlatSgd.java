package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.ParameterGroup;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** {@link OptimizerOptions.Sgd} over one vector. */
final class FlatSgd implements FlatOptimizer {

    private final OptimizerOptions.Sgd options;
    private final Tensor velocity;

    FlatSgd(OptimizerOptions.Sgd options, Tensor parameters) {
        this.options = options;
        this.velocity = torch.zeros_like(parameters).retainReference();
    }

    @Override
    public void update(Tensor parameters, Tensor gradient, ParameterGroup group, LearningRates rates) {
        double learningRate = rates.of(group);
        double momentum = rates.momentum().orElse(options.momentum());
        Tensor speed = velocity.narrow(0, group.offset(), group.length());
        double decay = options.decay().of(group);
        if (decay > 0) {
            gradient.add_(parameters, new Scalar(decay));
        }
        boolean rateInside = options.rule() == OptimizerOptions.MomentumRule.RATE_INSIDE;
        double outside = rateInside ? 1 : learningRate;
        if (rateInside) {
            gradient.mul_(new Scalar(learningRate));
        }
        speed.mul_(new Scalar(momentum)).add_(gradient);
        if (options.nesterov()) {
            parameters.add_(gradient, new Scalar(-outside));
            parameters.add_(speed, new Scalar(-outside * momentum));
        } else {
            parameters.add_(speed, new Scalar(-outside));
        }
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("velocity", velocity);
    }

    @Override
    public void close() {
        velocity.releaseReference();
    }
}

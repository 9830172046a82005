package dev.sightline.torch.optimise;

import dev.sightline.torch.execute.FlatLayout;
import dev.sightline.torch.execute.ParameterGroup;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link OptimizerOptions.Lamb} over one vector: the moments are of the whole vector, the trust ratio of each layer's
 * stretch in it.
 */
final class FlatLamb implements FlatOptimizer {

    private final OptimizerOptions.Lamb options;
    private final FlatMoments moments;
    private final List<FlatLayout.Slot> layers;

    FlatLamb(OptimizerOptions.Lamb options, Tensor parameters, FlatLayout layout) {
        this.options = options;
        this.moments = new FlatMoments(
                options.beta1(), options.beta2(), parameters, layout.groups().size());
        this.layers = layout.slots().stream().filter(slot -> !slot.statistic()).toList();
    }

    @Override
    public void update(Tensor parameters, Tensor gradient, ParameterGroup group, LearningRates rates) {
        double step = moments.add(gradient, group);
        Tensor direction = moments.first(group)
                .div(new Scalar(moments.firstCorrection(step)))
                .div_(moments.spread(group, step, options.epsilon()));
        direction.add_(parameters, new Scalar(options.decay().of(group)));
        if (group.kind() == ParameterGroup.Kind.WEIGHT) {
            trust(parameters, direction, group);
        }
        parameters.add_(direction, new Scalar(-rates.of(group)));
    }

    @Override
    public Map<String, Tensor> state() {
        return moments.state();
    }

    @Override
    public void close() {
        moments.close();
    }

    /** Gives every layer's direction the length of that layer's weights. */
    private void trust(Tensor parameters, Tensor direction, ParameterGroup group) {
        for (FlatLayout.Slot layer : layers) {
            long start = layer.offset() - group.offset();
            if (start >= 0 && start < group.length()) {
                Tensor own = direction.narrow(0, start, layer.length());
                own.mul_(ratio(parameters.narrow(0, start, layer.length()).norm(), own.norm()));
            }
        }
    }

    /** Stays on the device, so that no layer waits for another; 1 where either length is 0. */
    private static Tensor ratio(Tensor weights, Tensor direction) {
        Tensor usable = weights.gt(new Scalar(0.0)).logical_and(direction.gt(new Scalar(0.0)));
        return torch.where(usable, weights.div(direction), torch.ones_like(weights));
    }
}
